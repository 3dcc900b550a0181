"""What more than one stage draws with: people, hands and other small parts."""
