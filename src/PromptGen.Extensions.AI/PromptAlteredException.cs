using System;

namespace PromptGen;

/// <summary>A call was refused, since what would have been sent is not what was rendered.</summary>
public sealed class PromptAlteredException : InvalidOperationException
{
    /// <summary>A refused call.</summary>
    /// <param name="identity">Of the prompt that the call names.</param>
    /// <param name="altered">What differs.</param>
    /// <exception cref="ArgumentNullException"><paramref name="identity"/> is null.</exception>
    public PromptAlteredException(PromptIdentity identity, PromptParts altered)
        : base("The call was rejected: the request does not match the prompt " + (identity ?? throw new ArgumentNullException(nameof(identity)))
            + " as it was rendered. Altered: " + string.Join(", ", PromptPartNames.Of(altered))
            + ". Find the middleware, tool server or options that change it, or put the change into the prompt file.")
    {
        Identity = identity;
        Altered = altered;
    }

    /// <summary>The prompt that the call names.</summary>
    public PromptIdentity Identity { get; }

    /// <summary>What differs.</summary>
    public PromptParts Altered { get; }
}
