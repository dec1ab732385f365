using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Project;
using PromptGen.Compiler.Tests.Files;
using PromptGen.Compiler.Tests.Manifest;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Collections;
using Xunit;

namespace PromptGen.Compiler.Tests.Versions;

/// <summary>A prompt folder that is stamped as a host does it, without a disk.</summary>
internal sealed class StampedFolder
{
    public const string Yaml = "Prompts/triage.prompt.yaml";
    public const string Json = "Prompts/triage.prompt.json";

    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);

    public string this[string path]
    {
        get => _files[path];
        set => _files[path] = value;
    }

    public IEnumerable<string> Paths => _files.Keys;

    public void Remove(string path) => _files.Remove(path);

    public ResolvedPrompt Resolve(string path)
    {
        PromptFolderInMemory folder = new();
        foreach ((string file, string text) in _files)
        {
            folder.Add(file, text);
        }

        return folder.Resolve(path);
    }

    public StampResult Stamp(string path, string day = "2026-03-20", string? accept = null) => PromptCompiler.Stamp(new StampRequest(
        Source(path), Resolve(path), ReleaseIndex.Of(_files.Keys.Order(StringComparer.Ordinal).ToEquatableArray()),
        release => PromptCompiler.ReadRelease(Source(release.Path), CancellationToken.None), DateTime.Parse(day, provider: null), "Prompts")
    {
        AcceptContract = accept,
    });

    /// <summary>Stamps and writes what is asked for.</summary>
    public NewStamp Write(string path, string day = "2026-03-20", string? accept = null)
    {
        NewStamp stamp = Assert.IsType<NewStamp>(Stamp(path, day, accept));
        if (stamp.Release is { } release)
        {
            Assert.DoesNotContain(release.Path, _files.Keys);
            _files.Add(release.Path, release.Text);
        }

        _files[path] = stamp.WorkingText;
        return stamp;
    }

    public string Refusal(string path, string day = "2026-03-20", string? accept = null) =>
        PromptFile.Problem(Assert.Single(Assert.IsType<RefusedStamp>(Stamp(path, day, accept)).Problems));

    /// <summary>Compiles a prompt against the releases of the folder, as a build does it.</summary>
    public CompiledPrompt Compile(string path, CompilationTarget? target = null)
    {
        target ??= Emission.Targets.Current;
        ResolvedPrompt prompt = Resolve(path);
        ReleaseLibrary library = ReleaseLibrary.Of(_files.Keys
            .Where(static file => PromptFileName.KindOf(file) == SourceFileKind.Release)
            .Select(file => PromptCompiler.ReadRelease(Source(file), CancellationToken.None))
            .ToEquatableArray());
        return PromptCompiler.Compile(prompt, library.Of(prompt.Definition, isSound: true, target.EmbedDepth), target, CancellationToken.None);
    }

    /// <summary>What a build says about one prompt, the partials that it uses included.</summary>
    public string[] Problems(string path, bool locked = false)
    {
        CompiledPrompt compiled = Compile(path, Emission.Targets.Current with { Locked = locked });
        return [.. compiled.Diagnostics.Concat(PromptCompiler.ReportPartialDrifts(compiled.PartialDrifts, locked))
            .Select(static problem => problem.Severity + " " + PromptFile.Problem(problem))];
    }

    private SourceFile Source(string path) => new("/repo/" + path, path, PromptFileName.KindOf(path)!.Value, _files[path]);
}
