using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Manifest;
using PromptGen.Compiler.Project;
using PromptGen.Core.Collections;
using PromptGen.Core.Prompts;
using Xunit;

namespace PromptGen.Compiler.Tests.Manifest;

/// <summary>A project's prompt files, taken through the compiler's stages as a host does.</summary>
internal sealed class PromptFolderInMemory
{
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Texts => _files;

    public PromptFolderInMemory Add(string relativePath, string text)
    {
        _files.Add(relativePath, text);
        return this;
    }

    /// <summary>The prompt of that file, which must be without problems.</summary>
    public ResolvedPrompt Resolve(string relativePath)
    {
        ReadPrompt read = PromptCompiler.Read(File(relativePath), CancellationToken.None);
        Assert.Empty(read.Diagnostics.Select(static problem => problem.Rule.Id + " " + string.Join(" ", problem.Arguments)));
        EquatableArray<Fragment> fragments = _files.Keys
            .Where(static path => PromptFileName.KindOf(path) is SourceFileKind.Partial or SourceFileKind.Message)
            .Select(path => PromptCompiler.ReadFragment(File(path), CancellationToken.None))
            .ToEquatableArray();
        ResolvedPrompt resolved = PromptCompiler.Resolve(read.Definition!, FragmentLibrary.Of(fragments), CancellationToken.None);
        Assert.Empty(resolved.Diagnostics.Select(static problem => problem.Rule.Id + " " + string.Join(" ", problem.Arguments)));
        return resolved;
    }

    public EffectivePrompt Effective(string relativePath) => PromptCompiler.Effective(Resolve(relativePath));

    public string Canonical(string relativePath) => Encoding.UTF8.GetString(PromptHashes.CanonicalBytes(Effective(relativePath)));

    public string Record(string relativePath)
    {
        ResolvedPrompt resolved = Resolve(relativePath);
        EffectivePrompt effective = PromptCompiler.Effective(resolved);
        return PromptRecord.Build(
            resolved, effective, "Sample." + resolved.Definition.ClassName, effective.Messages.Select(static _ => 3).ToEquatableArray());
    }

    /// <summary>The manifest of all prompts of the folder.</summary>
    public PromptManifest Manifest() => PromptManifest.Of("Sample", _files.Keys
        .Where(static path => PromptFileName.KindOf(path) == SourceFileKind.Prompt)
        .Select(path =>
        {
            Assert.True(RecordedPrompt.TryReadRecord(Record(path), out RecordedPrompt? prompt, out string? error), error);
            return prompt;
        }));

    public void WriteTo(string folder)
    {
        foreach ((string path, string text) in _files)
        {
            string target = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            System.IO.File.WriteAllText(target, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
    }

    private SourceFile File(string relativePath) =>
        new("/elsewhere/" + relativePath, relativePath, PromptFileName.KindOf(relativePath)!.Value, _files[relativePath]);
}
