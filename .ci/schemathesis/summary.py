"""Prints one line on schemathesis's reports $1..: operations, calls, failures and seconds. Exits with 1 where one found anything or called nothing."""

import json
import pathlib
import sys

reports = [json.loads(pathlib.Path(path).read_text()) for path in sys.argv[1:]]
if not all(report["operations"] for report in reports):
    sys.exit("schemathesis: a run ended before it called anything; its log says why")
operations = max(report["operations"]["tested"] for report in reports)
calls = sum(report["test_cases"]["generated"] for report in reports)
failures = sum(report["test_cases"]["unique_failures"] + report["test_cases"]["errored"] for report in reports)
seconds = sum(report["running_time"] for report in reports)
seeds = ", ".join(str(report["seed"]) for report in reports)
print(f"schemathesis: {operations} operations, {calls} calls, {failures} failures, {seconds:.0f} s (seeds {seeds})")
for report in reports:
    for failure in report["failures"]:
        print(f"  {failure['count']} x {failure['title']}: {', '.join(failure['operations'])}")
untested = [report for report in reports if report["operations"]["tested"] < report["operations"]["selected"]]
sys.exit(1 if failures or untested or not calls else 0)
