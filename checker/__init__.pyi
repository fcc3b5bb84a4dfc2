from checker.claims.acquainted import relate_ages as relate_ages
from checker.claims.ages import read_ages as read_ages
from checker.claims.aligned import relate_aligned as relate_aligned
from checker.claims.announced import read_announced as read_announced
from checker.claims.counted import read_counts as read_counts
from checker.claims.factpairs import relate_facts as relate_facts
from checker.claims.facts import read_facts as read_facts
from checker.claims.measures import read_measures as read_measures
from checker.claims.moments import read_moments as read_moments
from checker.claims.personfacts import read_person_facts as read_person_facts
from checker.claims.wholes import read_wholes as read_wholes
from checker.findings import Finding as Finding
from checker.findings import Report as Report
from checker.mentions import mentions as mentions
from checker.model import ONCE as ONCE
from checker.model import Article as Article
from checker.model import Assertion as Assertion
from checker.model import CheckerError as CheckerError
from checker.model import Interval as Interval
from checker.model import Mention as Mention
from checker.model import Span as Span
from checker.parallels.parallel import find_parallels as find_parallels
from checker.pattern import Capture as Capture
from checker.read import read as read
from checker.rule import Rule as Rule
from checker.run import check as check

__version__: str
HOMES: dict[str, str]
__all__ = [
    "ONCE",
    "Article",
    "Assertion",
    "Capture",
    "CheckerError",
    "Finding",
    "Interval",
    "Mention",
    "Report",
    "Rule",
    "Span",
    "check",
    "find_parallels",
    "mentions",
    "read",
    "read_ages",
    "read_announced",
    "read_counts",
    "read_facts",
    "read_measures",
    "read_moments",
    "read_person_facts",
    "read_wholes",
    "relate_ages",
    "relate_aligned",
    "relate_facts",
]
