using System.Globalization;

namespace PromptGen.Pipelines.Tests.Providers;

/// <summary>What a model answers: a text, the call of a tool, or an error.</summary>
internal sealed record ProviderAnswer
{
    public int Status { get; private init; } = 200;

    public string? Content { get; private init; }

    public (string Name, string Arguments)? Call { get; private init; }

    public string FinishReason => Call is null ? "stop" : "tool_calls";

    /// <summary>Seconds until the client may ask again; null: the answer does not say.</summary>
    public int? RetryAfter { get; init; }

    public static ProviderAnswer Text(string text) => new() { Content = text };

    public static ProviderAnswer Calls(string name, string arguments) => new() { Call = (name, arguments) };

    public static ProviderAnswer Error(int status) => new() { Status = status };

    public override string ToString() => Content ?? Call?.Name ?? Status.ToString(CultureInfo.InvariantCulture);
}
