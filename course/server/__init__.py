"""The course over a network: its addresses on top of Voilà, and how a server starts and stops."""
