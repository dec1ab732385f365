using System.Collections.Generic;
using PromptGen.Core.Collections;
using PromptGen.Core.Types;

namespace PromptGen.Language.Binding;

/// <summary>The names that a template can use.</summary>
/// <param name="Variables">The variables of the prompt, in file order.</param>
/// <param name="Partials">The text of every partial that can be included, by name.</param>
internal sealed record TemplateScope(EquatableArray<PromptVariable> Variables, IReadOnlyDictionary<string, string> Partials)
{
    /// <summary>The message is one that a model obeys (system, developer): no untrusted text may reach it without a fence.</summary>
    public bool IsInstruction { get; init; }
}
