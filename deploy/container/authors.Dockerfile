# The course with what writes, checks and runs lessons, for authors and for the readers of what they publish (authors.yaml).
#   make wheel && docker build --file deploy/container/authors.Dockerfile --tag course-authors .
FROM python:3.13-slim AS made
ENV PARTS=rooms,edit
COPY constraints.lock deploy/container/install.sh dist/*.whl /made/
RUN ["sh", "/made/install.sh", "/opt/course", "/made"]

FROM python:3.13-slim
# Git keeps the versions that readers get.
RUN apt-get update && apt-get install --yes --no-install-recommends git && rm -rf /var/lib/apt/lists/*
COPY --from=made /opt/course /opt/course
RUN ["install", "-d", "-o", "10001", "-g", "10001", "/var/cache/course", "/srv/course"]
USER 10001:10001
WORKDIR /srv/course
ENV HOME=/var/cache/course PYTHONDONTWRITEBYTECODE=1 LANG=C.UTF-8
VOLUME ["/var/cache/course", "/srv/course"]
HEALTHCHECK --interval=30s --timeout=6s --start-period=2m CMD ["/opt/course/bin/python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8888/api', timeout=5)"]
CMD ["/opt/course/bin/course", "edit", ".", "--no-browser", "--port", "8888"]
