using System;

namespace PromptGen;

/// <summary>The exception for a rejected call: what would have been sent differs from what was rendered.</summary>
/// <remarks>It is thrown only if <see cref="PromptTelemetryOptions.RejectAltered"/> is true.</remarks>
public sealed class PromptAlteredException : InvalidOperationException
{
    /// <summary>Creates an exception for a rejected call.</summary>
    /// <param name="identity">The prompt and version that the call names.</param>
    /// <param name="altered">The parts that differ.</param>
    /// <exception cref="ArgumentNullException"><paramref name="identity"/> is null.</exception>
    public PromptAlteredException(PromptIdentity identity, PromptParts altered)
        : base("The call was rejected: the request does not match the prompt " + (identity ?? throw new ArgumentNullException(nameof(identity)))
            + " as it was rendered. Altered: " + string.Join(", ", PromptPartNames.Of(altered))
            + ". Find the middleware, tool server or options that change it, or put the change into the prompt file.")
    {
        Identity = identity;
        Altered = altered;
    }

    /// <summary>The prompt and version that the call names.</summary>
    public PromptIdentity Identity { get; }

    /// <summary>The parts of the call that differ from what was rendered.</summary>
    public PromptParts Altered { get; }
}
