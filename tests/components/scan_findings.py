from widgets.scan_findings.scan_findings import ScanFindings

EXAMPLES = {"at first": ScanFindings(name="scans")}
