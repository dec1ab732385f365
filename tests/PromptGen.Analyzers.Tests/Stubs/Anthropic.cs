using System.Collections.Generic;

namespace Anthropic.Models.Messages
{
    public class TextBlockParam { public TextBlockParam() { } public TextBlockParam(string text) { } public string Text { get; set; } }
    public class MessageCreateParamsSystem
    {
        public static implicit operator MessageCreateParamsSystem(string value) => null;
        public static implicit operator MessageCreateParamsSystem(List<TextBlockParam> value) => null;
    }
    public class MessageParamContent { public static implicit operator MessageParamContent(string value) => null; }
    public enum Role { User, Assistant }
    public class MessageParam { public Role Role { get; set; } public MessageParamContent Content { get; set; } }
    public class MessageCreateParams
    {
        public long MaxTokens { get; set; }
        public string Model { get; set; }
        public MessageCreateParamsSystem System { get; set; }
        public List<MessageParam> Messages { get; set; }
    }
    public class MessageCountTokensParams { public MessageCreateParamsSystem System { get; set; } }
    public class SystemMessageParamContent { public SystemMessageParamContent(string value) { } }
    public class Tool { public string Name { get; set; } public string Description { get; set; } }
}
namespace Anthropic.Models.Messages.Batches { public class Params { public MessageCreateParamsSystem System { get; set; } } }
namespace Anthropic.Models.Beta.Messages
{
    public class ThreadCreateParams { public Anthropic.Models.Messages.MessageCreateParamsSystem System { get; set; } }
    public class ThreadSendParams { public Anthropic.Models.Messages.MessageCreateParamsSystem System { get; set; } }
    public class MessageCreateParams { public Anthropic.Models.Messages.MessageCreateParamsSystem System { get; set; } }
    public class BetaSystemMessageParam { public BetaSystemMessageParam(string content) { } }
    public class BetaTool { public string Description { get; set; } }
}
namespace Anthropic.Models.Beta.Agents { public class AgentCreateParams { public string System { get; set; } } public class AgentUpdateParams { public string System { get; set; } } }
