"""Does nothing: the place of a program that only calls others. It ends at once when told to."""

import signal

signal.sigwait({signal.SIGTERM, signal.SIGINT})
