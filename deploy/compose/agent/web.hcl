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

# Calls api (HTTP) and db (TCP) of the peer "beta" through its sidecar.
service {
  name = "web"
  port = 9000
  connect {
    sidecar_service {
      port = 20000
      proxy {
        upstreams = [
          {
            destination_name = "api"
            destination_peer = "beta"
            local_bind_port  = 9191
          },
          {
            destination_name = "db"
            destination_peer = "beta"
            local_bind_port  = 9192
          },
        ]
      }
    }
  }
}
