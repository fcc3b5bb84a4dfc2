from checker.mentions import mentions as mentions
from checker.model import ONCE as ONCE
from checker.model import Article as Article
from checker.model import Assertion as Assertion
from checker.model import CheckerError as CheckerError
from checker.model import Finding as Finding
from checker.model import Interval as Interval
from checker.model import Mention as Mention
from checker.model import Report as Report
from checker.model import Span as Span
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
    "mentions",
    "read",
]
