"""The application: command line, server and maker of the course."""

import sys

# jsonschema imports this when it can, which builds a whole grammar: a second of processor time in each server and each
# maker, for a format ("iri") that nothing here asks it to check. None makes that import fail, as if it were not there.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
