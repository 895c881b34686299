#!/usr/bin/env python3
"""Lets several `tracker assess` processes share one database's pending years, and kills one of them at work.

The processes know nothing of each other; each year of an agency is claimed in SQL. For one, two and four processes it prints how
long all took together. Then it starts four again, sends one SIGKILL while it holds a claim, lets the others end and starts one more
that takes over what the dead one left. Every time must hold:

  - each agency's year was assessed exactly once, which a trigger counts; the year the killed one was at may be begun twice but is
    kept once, since what a process had not committed is gone with it;
  - the verdicts, links and flags are those of the first, undisturbed run;
  - nobody holds a claim at the end, and the ledger is sound.

Needs built projects:  dotnet build -c Release bench/Tracker.Bench && dotnet build -c Release Tracker.Jobs && bench/share-assessment.py
"""

import argparse
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TRACKER = ROOT / "Tracker.Jobs/bin/Release/net10.0/tracker.dll"
BENCH = ROOT / "bench/Tracker.Bench/bin/Release/net10.0/Tracker.Bench.dll"

COUNTING = """
CREATE TABLE counted_runs (agency_id INTEGER NOT NULL, plan_year INTEGER NOT NULL);
CREATE TRIGGER count_new_run AFTER INSERT ON assessment_runs BEGIN INSERT INTO counted_runs VALUES (new.agency_id, new.plan_year); END;
CREATE TRIGGER count_run_again AFTER UPDATE ON assessment_runs BEGIN INSERT INTO counted_runs VALUES (new.agency_id, new.plan_year); END;
"""

RESULT = {
    "assessments": """SELECT c.identity_hash, a.status, a.effective_status, round(a.flag_probability, 6)
        FROM assessments a JOIN commitments c ON c.id = a.commitment_id ORDER BY c.identity_hash""",
    "links": """SELECT c.identity_hash, o.identity_hash, round(l.score, 6) FROM links l JOIN commitments c ON c.id = l.commitment_id
        JOIN outcomes o ON o.id = l.outcome_id ORDER BY 1, 2""",
    "flags": "SELECT flag_key, kind, status FROM flags ORDER BY flag_key",
}


def query(database, sql):
    with sqlite3.connect(database, timeout=60) as connection:
        return connection.execute(sql).fetchall()


def start(database):
    return subprocess.Popen(["dotnet", str(TRACKER), "assess", "--database", str(database), "--language", "en"],
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def finish(processes, refusals):
    for process in processes:
        output, _ = process.communicate()
        if process.returncode not in (0, -signal.SIGKILL):
            refusals.append(f"tracker assess ended with {process.returncode}:\n{output}")


def copy(pending, name):
    database = pending.with_name(name)
    shutil.copy(pending, database)
    return database


def judge(database, expected, label):
    """What does not hold, in words."""
    problems = []
    twice = query(database, "SELECT agency_id, plan_year, count(*) FROM counted_runs GROUP BY 1, 2 HAVING count(*) > 1")
    if twice:
        problems.append(f"{label}: assessed more than once: {twice[:5]} and {max(0, len(twice) - 5)} more")
    if claims := query(database, "SELECT item_key, claimed_by FROM work_items"):
        problems.append(f"{label}: claims left: {claims[:5]}")
    for name, sql in RESULT.items():
        if expected is not None and query(database, sql) != expected[name]:
            problems.append(f"{label}: the {name} differ from the undisturbed run's")
    ledger = subprocess.run(["dotnet", str(TRACKER), "ledger", "verify", "--database", str(database)], capture_output=True, text=True)
    if ledger.returncode != 0:
        problems.append(f"{label}: {ledger.stdout}{ledger.stderr}")
    return problems


def shared_run(pending, count, expected):
    database = copy(pending, f"{count}.db")
    problems = []
    began = time.monotonic()
    finish([start(database) for _ in range(count)], problems)
    seconds = time.monotonic() - began
    done = query(database, "SELECT count(*) FROM counted_runs")[0][0]
    print(f"{count} process(es): {done} years in {seconds:.1f} s, {done / seconds:.1f} a second", flush=True)
    return database, problems + judge(database, expected, f"{count} process(es)")


def killed_run(pending, number, expected, rng):
    database = copy(pending, f"killed{number}.db")
    problems = []
    processes = [start(database) for _ in range(4)]
    victim = rng.choice(processes)
    while not (held := query(database, f"SELECT item_key FROM work_items WHERE claimed_by LIKE '%{victim.pid}%'")):
        if victim.poll() is not None:
            sys.exit("The process to be killed had no work; use more agencies.")
        time.sleep(rng.uniform(0.01, 0.2))
    victim.kill()
    finish(processes, problems)
    left = query(database, "SELECT count(*) FROM work_items")[0][0]
    finish([start(database)], problems)
    print(f"killed one of four at work on {held[0][0]}; the other three left {left} claim(s) to the next run", flush=True)
    return problems + judge(database, expected, "killed")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--agencies", type=int, default=200)
    parser.add_argument("--years", type=int, default=3)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="tracker-share-"))
    try:
        pending = folder / "pending.db"
        subprocess.run(["dotnet", str(BENCH), "generate-database", "--to", str(pending), "--pending",
                        "--agencies", str(arguments.agencies), "--years", str(arguments.years)], check=True, stderr=subprocess.DEVNULL)
        with sqlite3.connect(pending) as connection:
            connection.executescript(COUNTING)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database, problems = shared_run(pending, 1, None)
        expected = {name: query(database, sql) for name, sql in RESULT.items()}
        for count in (2, 4):
            problems += shared_run(pending, count, expected)[1]
        rng = random.Random(arguments.seed)
        for number in range(arguments.kills):
            problems += killed_run(pending, number, expected, rng)
        print("\n".join(problems) or "All of it holds.")
        sys.exit(1 if problems else 0)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
