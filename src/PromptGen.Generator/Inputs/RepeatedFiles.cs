using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PromptGen.Compiler.Files;

namespace PromptGen.Generator.Inputs;

/// <summary>
/// The additional files that name a file which an earlier one names already: listed by the package's glob and again by
/// the project, or spelled in two ways. Almost always empty, and then equal whatever else changes.
/// </summary>
internal sealed class RepeatedFiles : IEquatable<RepeatedFiles>
{
    private readonly ImmutableArray<AdditionalText> _texts;

    private RepeatedFiles(ImmutableArray<AdditionalText> texts) => _texts = texts;

    public static RepeatedFiles Among(ImmutableArray<AdditionalText> texts, string projectDirectory)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        ImmutableArray<AdditionalText>.Builder repeated = ImmutableArray.CreateBuilder<AdditionalText>();
        foreach (AdditionalText text in texts)
        {
            if (!seen.Add(FilePath.IdentityOf(text.Path, projectDirectory)))
            {
                repeated.Add(text);
            }
        }

        return new RepeatedFiles(repeated.ToImmutable());
    }

    public bool Contains(AdditionalText text) => _texts.Contains(text);

    public bool Equals(RepeatedFiles? other)
    {
        if (other is null || _texts.Length != other._texts.Length)
        {
            return false;
        }

        for (int i = 0; i < _texts.Length; i++)
        {
            if (!ReferenceEquals(_texts[i], other._texts[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as RepeatedFiles);

    public override int GetHashCode() => _texts.Length;
}
