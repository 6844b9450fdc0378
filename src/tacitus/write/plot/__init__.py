"""Figures of incidents as SVG: a map, a timeline, a chart of tolls. Nothing is fetched for them."""
