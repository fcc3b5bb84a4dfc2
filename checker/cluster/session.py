"""A Spark session: the one that is there, or a local one that listens on this machine alone."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from checker.cluster.columns import EXTRA
from checker.inputs.extras import load_extra
from checker.model import CheckerError

LOOPBACK = "127.0.0.1"
SAID = 300  # characters of what Spark says that are told
LOCAL = {
    "spark.driver.bindAddress": LOOPBACK,
    "spark.driver.host": LOOPBACK,
    "spark.ui.enabled": "false",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",  # the work is Python's; Java starts sooner
    "spark.sql.shuffle.partitions": "16",
    "spark.sql.files.openCostInBytes": "65536",  # so that a small file is cut too: an article takes ten milliseconds
}
UNLESS_SAID = {  # by who starts the session
    "spark.sql.files.maxPartitionBytes": "8m",  # some thousand articles a task
    "spark.sql.adaptive.coalescePartitions.minPartitionSize": "64k",
}
ALWAYS = {
    "spark.driver.maxResultSize": "0",  # what is decided in one place goes there
    "spark.sql.session.timeZone": "UTC",  # the day of a time in a table is that which is written there
}


def open_session(master: str | None, name: str = "checker", settings: dict[str, str] | None = None) -> Any:
    """Returns a Spark session on `master`, or as spark-submit says without it. Raises CheckerError where none can be had."""
    import warnings

    # Spark asks for pandas before it hands on Arrow, and says of each new one that it may not know it; none of it is used here.
    warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
    sql = load_extra("pyspark.sql", EXTRA, "a run on a cluster")
    here = master is not None and master.startswith("local")
    if here:
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        os.environ.setdefault("SPARK_LOCAL_IP", LOOPBACK)
        os.environ["PYTHONSAFEPATH"] = "1"  # or Spark's own processes take a json.py of the current folder for Python's
    builder = sql.SparkSession.builder.appName(name)
    if master is not None:
        builder = builder.master(master)
    for key, value in {**ALWAYS, **(LOCAL if here else {}), **(settings or {})}.items():
        builder = builder.config(key, value)
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        session = builder.getOrCreate()
    except (Py4JError, PySparkException) as error:
        told = f"Spark does not start: {' '.join(str(error).split())[:SAID]}"
        mend = "check the master, and that Java 17 or 21 is there: java -version, JAVA_HOME"
        raise CheckerError(master or "spark-submit", told, mend) from error
    fill_in(session)
    session.sparkContext.setLogLevel("ERROR")
    return session


def fill_in(session: Any) -> None:
    """Gives a session the settings that nobody has given it."""
    said = session.sparkContext.getConf()
    for key, value in UNLESS_SAID.items():
        if not said.contains(key):
            session.conf.set(key, value)


@contextmanager
def running(session: Any) -> Iterator[None]:
    """While this lasts a session is used, and then stopped; an interrupt stays one, whatever Spark says of the job it ended."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (Py4JError, PySparkException) as error:
        before = error.__context__
        while before is not None and not isinstance(before, KeyboardInterrupt):
            before = before.__context__
        if before is not None:
            raise KeyboardInterrupt from error
        raise
    finally:
        session.stop()
