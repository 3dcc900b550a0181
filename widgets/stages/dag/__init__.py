"""The stage `dag`: one person's day as five moments in a ring."""
