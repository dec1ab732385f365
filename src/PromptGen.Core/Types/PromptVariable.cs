using PromptGen.Core.Json;

namespace PromptGen.Core.Types;

/// <summary>A variable that the caller supplies.</summary>
internal sealed record PromptVariable(string Name, PromptType Type)
{
    /// <summary>The value if the caller does not pass one. Null: the variable is required (a default of <c>null</c> is
    /// <see cref="JsonNull"/>).</summary>
    public JsonValue? Default { get; init; }

    /// <summary>Written by someone outside: may not reach a system or developer message without <c>prompt.fence</c>.</summary>
    public bool Untrusted { get; init; }

    /// <summary>Never printed in messages, logs or telemetry.</summary>
    public bool Sensitive { get; init; }
}
