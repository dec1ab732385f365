using System;

namespace PromptGen;

/// <summary>The exception for a value that breaks a rule of the prompt file: it is null, too long, not a value of the enum, or does
/// not match the pattern.</summary>
/// <remarks>The message names the prompt, the version and the variable, and says which rule is broken. It never contains the
/// value.</remarks>
public sealed class PromptArgumentException : ArgumentException
{
    /// <summary>Creates an exception for one broken rule.</summary>
    /// <param name="identity">The version that could not be rendered.</param>
    /// <param name="variable">The variable as the prompt file names it; <c>notes[].text</c> for a property of a list item.</param>
    /// <param name="reason">The rule and how to satisfy it, as a clause that follows the name of the variable.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public PromptArgumentException(PromptIdentity identity, string variable, string reason)
        : base(Describe(identity, variable, reason))
    {
        Identity = identity;
        Variable = variable;
    }

    /// <summary>The version that could not be rendered.</summary>
    public PromptIdentity Identity { get; }

    /// <summary>The variable as the prompt file names it, such as <c>ticket_body</c>.</summary>
    public string Variable { get; }

    private static string Describe(PromptIdentity identity, string variable, string reason)
    {
        if (identity is null)
        {
            throw new ArgumentNullException(nameof(identity));
        }

        if (variable is null)
        {
            throw new ArgumentNullException(nameof(variable));
        }

        return PromptRenderException.Describe(identity) + ": '" + variable + "' " + reason;
    }
}
