using System;

namespace PromptGen;

/// <summary>A prompt could not be rendered with the values it was given.</summary>
/// <remarks>The message names the prompt and its version and says what to do. It never holds the value of a variable.</remarks>
public sealed class PromptRenderException : InvalidOperationException
{
    /// <summary>A failure of rendering with a message of its own.</summary>
    /// <param name="identity">The version that was to be rendered, or null where it is not known.</param>
    /// <param name="reason">What went wrong and what to do about it.</param>
    public PromptRenderException(PromptIdentity? identity, string reason)
        : base(identity is null ? reason : Describe(identity) + ": " + reason)
    {
        Identity = identity;
    }

    /// <summary>The version that was to be rendered, or null where it is not known.</summary>
    public PromptIdentity? Identity { get; }

    internal static string Describe(PromptIdentity identity) => "Prompt '" + identity.Id + "' (version " + identity.Version + ")";
}
