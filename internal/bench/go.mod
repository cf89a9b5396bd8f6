module parallax/internal/bench

go 1.26.0
