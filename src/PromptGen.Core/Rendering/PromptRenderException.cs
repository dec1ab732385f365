using System;

namespace PromptGen;

/// <summary>The exception for a prompt that cannot be rendered with the values it was given.</summary>
/// <remarks>The message names the prompt and its version and says what to do. It never contains the value of a variable.</remarks>
public sealed class PromptRenderException : InvalidOperationException
{
    /// <summary>Creates an exception for a failed rendering.</summary>
    /// <param name="identity">The version that could not be rendered; null if it is not known.</param>
    /// <param name="reason">The failure, and what to do about it.</param>
    public PromptRenderException(PromptIdentity? identity, string reason)
        : base(identity is null ? reason : Describe(identity) + ": " + reason)
    {
        Identity = identity;
    }

    /// <summary>The version that could not be rendered; null if it is not known.</summary>
    public PromptIdentity? Identity { get; }

    internal static string Describe(PromptIdentity identity) => "Prompt '" + identity.Id + "' (version " + identity.Version + ")";
}
