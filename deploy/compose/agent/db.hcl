# The agent of a node: local programs ask it, everybody else asks the front door.
data_dir    = "/var/lib/tombolo"
client_addr = "127.0.0.1"

acl {
  enabled        = true
  default_policy = "deny"
  down_policy    = "extend-cache"
}

connect {
  enabled = true
}

service {
  name = "db"
  port = 9002
  check {
    name     = "listens"
    tcp      = "127.0.0.1:9002"
    interval = "1s"
    timeout  = "1s"
  }
  connect {
    sidecar_service {
      port = 20000
    }
  }
}
