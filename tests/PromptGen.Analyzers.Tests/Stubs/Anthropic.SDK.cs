using System.Collections.Generic;

namespace Anthropic.SDK.Messaging
{
    public class CacheControl { }
    public class SystemMessage { public SystemMessage(string text, CacheControl cacheControl = null) { } public string Text { get; set; } }
    public enum RoleType { User, Assistant }
    public class Message { public Message() { } public Message(RoleType role, string text) { } }
    public class MessageParameters { public List<SystemMessage> System { get; set; } public List<Message> Messages { get; set; } public string Model { get; set; } }
}
