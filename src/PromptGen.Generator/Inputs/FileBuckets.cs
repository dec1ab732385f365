using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using PromptGen.Compiler.Files;
using PromptGen.Core.Collections;
using PromptGen.Generator.Stages;

namespace PromptGen.Generator.Inputs;

/// <summary>
/// Files by a hash of their path, in a fixed number of buckets.
/// </summary>
/// <remarks>
/// Roslyn remembers the results of a step by position. A file that goes or comes shifts the files behind it, and a rename
/// (one goes, another comes) makes all of them look changed. A file's bucket never shifts, so that a change re-runs the
/// steps of that file, and now and then of a neighbour in its bucket. Two items that name one file fall into one bucket,
/// where the second is dropped: the package's glob and the project may both list it.
/// </remarks>
internal static class FileBuckets
{
    /// <summary>Enough that files of large projects seldom share one, few enough to go through on every change.</summary>
    private const int Count = 4096;

    public static ImmutableArray<EquatableList<PromptFile>> Of(ImmutableArray<PromptFile> files)
    {
        List<PromptFile>?[] buckets = new List<PromptFile>?[Count];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (PromptFile file in files)
        {
            if (seen.Add(file.Identity))
            {
                (buckets[Hash(file.Identity) % Count] ??= []).Add(file);
            }
        }

        ImmutableArray<EquatableList<PromptFile>>.Builder result = ImmutableArray.CreateBuilder<EquatableList<PromptFile>>(Count);
        foreach (List<PromptFile>? bucket in buckets)
        {
            result.Add(bucket is null ? EquatableList<PromptFile>.Empty : new EquatableList<PromptFile>(bucket.ToEquatableArray()));
        }

        return result.MoveToImmutable();
    }

    /// <remarks>Most buckets are empty or have one file: both cost no list.</remarks>
    public static ImmutableArray<Outcome<SourceFile>> Contents(EquatableList<PromptFile> bucket)
    {
        EquatableArray<PromptFile> files = bucket.Items;
        if (files.Count <= 1)
        {
            return files.IsEmpty ? ImmutableArray<Outcome<SourceFile>>.Empty : ImmutableArray.Create(files[0].Content);
        }

        ImmutableArray<Outcome<SourceFile>>.Builder contents = ImmutableArray.CreateBuilder<Outcome<SourceFile>>(files.Count);
        foreach (PromptFile file in files)
        {
            contents.Add(file.Content);
        }

        return contents.MoveToImmutable();
    }

    /// <summary>FNV-1a: the framework's own hash differs from process to process, and with it the order of all that follows.</summary>
    private static uint Hash(string text)
    {
        uint hash = 2166136261;
        foreach (char character in text)
        {
            hash = unchecked((hash ^ character) * 16777619);
        }

        return hash;
    }
}
