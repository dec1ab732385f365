using System;
using System.Collections.Generic;
using PromptGen.Compiler.Files;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Compiler.Project;

/// <summary>The partials of a project by name, and all files that a message may take its text from by path.</summary>
internal sealed class FragmentLibrary : IEquatable<FragmentLibrary>
{
    private readonly EquatableArray<Fragment> _fragments;
    private readonly Dictionary<string, Fragment> _partials = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Fragment> _files = new(StringComparer.Ordinal);

    private FragmentLibrary(EquatableArray<Fragment> fragments)
    {
        _fragments = fragments;
        // Two partials with one name are an error of the project; that the first by path counts keeps the rest deterministic.
        for (int i = fragments.Count - 1; i >= 0; i--)
        {
            _files[fragments[i].RelativePath] = fragments[i];
            if (fragments[i].Kind == SourceFileKind.Partial)
            {
                _partials[fragments[i].Name] = fragments[i];
            }
        }
    }

    /// <param name="fragments">In any order.</param>
    public static FragmentLibrary Of(EquatableArray<Fragment> fragments)
    {
        Fragment[] sorted = [.. fragments];
        Array.Sort(sorted, static (left, right) => string.CompareOrdinal(left.RelativePath, right.RelativePath));
        return new FragmentLibrary(new EquatableArray<Fragment>(sorted));
    }

    public Fragment? Partial(string name) => _partials.TryGetValue(name, out Fragment? partial) ? partial : null;

    public Fragment? File(string relativePath) => _files.TryGetValue(relativePath, out Fragment? file) ? file : null;

    /// <summary>What to write in place of the name of a partial that does not exist.</summary>
    public string SuggestPartial(string name) => SuggestPartial(name, _partials.Keys);

    public static string SuggestPartial(string name, IReadOnlyCollection<string> names)
    {
        if (name.IndexOfAny(['/', '\\']) >= 0)
        {
            return "Name a partial by its file name, without folders and extension. Partials outside the prompt folder are not read.";
        }

        return NearestName.Find(name, names) is { } nearest
            ? "Did you mean `" + nearest + "`?"
            : "Add a file `" + name + ".partial.md` to the prompt folder" + (names.Count == 0 ? "." : ", or name one of " + List(names) + ".");
    }

    /// <summary>What to write in place of the path of a file that does not exist.</summary>
    public string SuggestFile(string relativePath)
    {
        string name = PromptFolder.FileName(relativePath);
        foreach (string path in _files.Keys)
        {
            if (string.Equals(PromptFolder.FileName(path), name, StringComparison.OrdinalIgnoreCase))
            {
                return "Did you mean `" + path + "`?";
            }
        }

        return NearestName.Find(relativePath, _files.Keys) is { } nearest
            ? "Did you mean `" + nearest + "`?"
            : "Add the file, or correct the path, which is relative to this file.";
    }

    public bool Equals(FragmentLibrary? other) => other is not null && _fragments.Equals(other._fragments);

    public override bool Equals(object? obj) => Equals(obj as FragmentLibrary);

    public override int GetHashCode() => _fragments.GetHashCode();

    private static string List(IReadOnlyCollection<string> names)
    {
        const int Shown = 5;
        List<string> sorted = [.. names];
        sorted.Sort(StringComparer.Ordinal);
        bool more = sorted.Count > Shown;
        if (more)
        {
            sorted.RemoveRange(Shown, sorted.Count - Shown);
        }

        return string.Join(", ", sorted) + (more ? ", ..." : "");
    }
}
