"""What the people who run a server ask it: is it alive, is it ready, and how much does it do. Nothing tells who reads what."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Callable, Iterator
from importlib.metadata import version

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from course.pages import LessonPages
from course.server.health import health, waits_for

#: Upper ends in seconds: a page that is made already, one that is rendered, one that is run.
SECONDS = (0.005, 0.02, 0.1, 0.5, 2, 10, 60)


class Metrics:
    """Counts and times of one process, for Prometheus.

    Requests are told apart by what was asked for (a page, a file, something of a group) and by status; not by lesson,
    and not by reader.

    Args:
        pages: the lessons, whose states are told.
        kernels: counts the kernels of live pages.
    """

    def __init__(self, pages: LessonPages, kernels: Callable[[], int]) -> None:
        self._pages, self._kernels = pages, kernels
        self.registry = CollectorRegistry()
        self._requests = Counter("course_requests", "Answers sent.", ["what", "status"], registry=self.registry)
        self._seconds = Histogram(
            "course_request_seconds", "Time to an answer.", ["what"], buckets=SECONDS, registry=self.registry
        )
        self.registry.register(self)
        # Memory, processor, open files and the moment of the start; on Linux only.
        ProcessCollector(registry=self.registry)

    def count(self, handler: RequestHandler) -> None:
        """Note an answer that was sent."""
        what = getattr(handler, "counted_as", "other")
        self._requests.labels(what, handler.get_status()).inc()
        # News to a group lasts as long as the window is open, which is no time to an answer.
        if what != "news":
            self._seconds.labels(what).observe(handler.request.request_time())

    def collect(self) -> Iterator[Metric]:
        """What is looked up when somebody asks."""
        now = health(self._pages, self._kernels)
        lessons = GaugeMetricFamily("course_lessons", "Lessons by their state.", labels=["state"])
        for state, number in sorted(Tally(now["lessons"].values()).items()):
            lessons.add_metric([state], number)
        yield lessons
        yield GaugeMetricFamily("course_ready", "1 when pages are there.", value=not waits_for(self._pages))
        yield GaugeMetricFamily("course_kernels", "Processes that run lessons.", value=now["kernels"])
        running = GaugeMetricFamily("course_version_info", "The version that runs.", labels=["version"])
        running.add_metric([version("begrijp-uw-rugpijn")], 1)
        yield running

    def server(self) -> HTTPServer:
        """What answers at ``/metrics``; on a port of its own, which a front server cannot hand to everybody by mistake."""
        return HTTPServer(Application([(r"/metrics", _MetricsHandler, {"metrics": self})], log_function=lambda _: None))


class _MetricsHandler(RequestHandler):
    def initialize(self, metrics: Metrics) -> None:
        self.metrics = metrics

    def get(self) -> None:
        self.set_header("Content-Type", CONTENT_TYPE_LATEST)
        self.write(generate_latest(self.metrics.registry))
