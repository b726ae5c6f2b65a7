"""Names: how protobuf names become C names (as protoc-c 1.4.1 writes them) and Swift names."""

import re

C_KEYWORDS = set(
    """and and_eq asm auto bitand bitor bool break case catch char class compl const const_cast continue default delete
    do double dynamic_cast else enum explicit extern false float for friend goto if inline int long mutable namespace
    new not not_eq operator or or_eq private protected public register reinterpret_cast return short signed sizeof
    static static_cast struct switch template this throw true try typedef typeid typename union unsigned using virtual
    void volatile wchar_t while xor xor_eq""".split()
)

SWIFT_KEYWORDS = set(
    """associatedtype class deinit enum extension fileprivate func import init inout internal let open operator private
    precedencegroup protocol public rethrows static struct subscript typealias var break case catch continue default
    defer do else fallthrough for guard if in repeat return throw switch where while Any as await false is nil self
    Self super throws true try""".split()
)

# Swift reserves these as members of a type, or cannot name them after a dot.
RESERVED_TYPES = {"Any": "AnyMessage", "Type": "TypeKind", "Protocol": "ProtocolKind", "Self": "SelfKind"}

# Members that every message or enum has, or that Swift gives a meaning of its own; a field of that name gets an
# underscore.
RESERVED_MEMBERS = {"init", "self", "encoded", "hashValue", "hash", "rawValue", "unrecognized", "store", "fill"}

ACRONYMS = set(
    """acl api ca cidr dc dns grpc http https id ip json jwt pem rbac rpc sni tcp tls ttl udp uri url xds xfcc""".split()
)


def c_type(full_name):
    """`a.b.FooBar` -> `A__B__FooBar`."""
    return "__".join(_c_camel(part) for part in full_name.split("."))


def c_function(full_name):
    """`a.b.FooBar` -> `a__b__foo_bar`."""
    return "__".join(_c_lower(part) for part in full_name.split("."))


def c_field(name):
    """The member of the C struct for a field, as Swift code names it."""
    lower = name.lower()
    if lower in ("self", "init"):
        return f"`{lower}`"
    return lower + "_" if lower in C_KEYWORDS else lower


def _c_camel(name):
    result, upper = "", True
    for letter in name:
        if letter == "_":
            upper = True
        elif upper:
            result += letter.upper()
            upper = False
        else:
            result += letter
    return result


def _c_lower(name):
    result, was_upper = "", False
    for index, letter in enumerate(name):
        if letter.isupper():
            if not was_upper and index > 0:
                result += "_"
            result += letter.lower()
            was_upper = True
        else:
            result += letter
            was_upper = False
    return result


def words(name):
    """The words of a snake_case, UPPER_SNAKE or CamelCase name."""
    found = []
    for part in name.split("_"):
        if not part:
            continue
        if part.upper() == part:
            found.append(part.lower())
        else:
            found += re.findall(r"[A-Z]+s(?![a-z])|[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+|[0-9]+", part)
    return found


def _capital(word):
    if word.lower() in ACRONYMS:
        return word.upper()
    return word[0].upper() + word[1:]


def upper_camel(name):
    return "".join(_capital(word) for word in words(name))


def lower_camel(name):
    """`peer_id` -> `peerID`, `RootPEMs` -> `rootPEMs`, `STRICT_DNS` -> `strictDNS`."""
    parts = words(name)
    return parts[0].lower() + "".join(_capital(word) for word in parts[1:])


def escaped(name):
    return f"`{name}`" if name in SWIFT_KEYWORDS else name


def member(name):
    """A Swift property or case name, not yet escaped."""
    result = lower_camel(name)
    if result in RESERVED_MEMBERS:
        return result + "_"
    if result[0].isdigit():
        return "_" + result
    return result


def upper_snake(name):
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).upper()
