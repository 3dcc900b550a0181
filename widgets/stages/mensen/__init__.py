"""The stage "mensen": ten people, counted where a source counts people."""
