using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PromptGen.Compiler;
using PromptGen.Core.Collections;
using PromptGen.Core.Releases;
using PromptGen.Tool.Files;
using PromptGen.Tool.Projects;
using PromptGen.Tool.Stamping;

namespace PromptGen.Tool.Rollouts;

/// <summary>Assembles an environment's files into the one state that applications read.</summary>
internal static class StateBuild
{
    /// <returns>The state, and what the file is to hold; null where it holds that already.</returns>
    /// <exception cref="ToolFailure">Something in the files must not be published.</exception>
    public static (ReleaseState State, byte[]? Content) Run(ToolContext context, StateBuildOptions options)
    {
        Signer? signer = Signer.Of(context, options.SignKeys, options.SignCommands);
        PromptProject project = ProjectLocator.Find(context.Directory, options.PromptFolder);
        if (options.DryRun || options.Output is null)
        {
            return Build(context, options, project, signer);
        }

        using StampLock exclusive = StampLock.Take(project, context.Terminal);
        (ReleaseState State, byte[]? Content) built = Build(context, options, project, signer);
        if (built.Content is { } content)
        {
            FileTransaction transaction = new();
            string path = DisplayPath.Full(options.Output, context.Directory);
            if (File.Exists(path))
            {
                transaction.Replace(path, content);
            }
            else
            {
                transaction.Create(path, content);
            }

            transaction.Commit();
        }

        return built;
    }

    private static (ReleaseState State, byte[]? Content) Build(ToolContext context, StateBuildOptions options, PromptProject project, Signer? signer)
    {
        EnvironmentFolder folder = EnvironmentFolder.Find(project, options.Environment, mayBegin: false);
        ReleaseState state = folder.ReadAll() with { Expires = options.Expires, Packs = Packs(context, options.Packs) };
        PromptDiagnostic[] problems =
        [
            .. ReleaseStateReader.Read(ReleaseStateWriter.Write(state)).Problems.At(folder.Path),
            .. OtherHashes(state, folder, new ReleaseFiles(project)),
        ];
        if (problems.Length > 0)
        {
            throw new ToolFailure(problems.Distinct().ToEquatableArray(), ExitCode.GateFailed);
        }

        if (options.Output is null)
        {
            return (state, signer is null ? ReleaseStateWriter.Write(state) : ReleaseStateFile.Write(signer.Sign(Core.Releases.Signing.PayloadTypes.State, ReleaseStateWriter.Write(state)), []));
        }

        return (state, PublishedState.At(DisplayPath.Full(options.Output, context.Directory)).Next(state, signer, rollback: null));
    }

    /// <summary>Whether each version is what its release file says it is.</summary>
    private static IEnumerable<PromptDiagnostic> OtherHashes(ReleaseState state, EnvironmentFolder folder, ReleaseFiles releases) =>
        state.Prompts.SelectMany(prompt => NamedReleases.Check(
            folder.StatePath(prompt.Id), folder.Name, prompt.Id, [prompt.Stable, prompt.Canary?.Release], version => releases.Find(prompt.Id, version)?.Hash));

    private static EquatableArray<string> Packs(ToolContext context, IReadOnlyList<string> files)
    {
        List<string> hashes = [];
        foreach (string file in files)
        {
            string path = DisplayPath.Full(file, context.Directory);
            PromptPackReading reading = PromptPackFile.Read(FileContent.ReadBytes(path), trust: null);
            hashes.Add(reading.Pack?.Hash ?? throw new ToolFailure(reading.Problems.At(path), ExitCode.GateFailed));
        }

        return hashes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToEquatableArray();
    }
}

/// <param name="Output">Null: what would be written goes to the output.</param>
internal sealed record StateBuildOptions(
    string Environment, string? PromptFolder, string? Output, DateTimeOffset? Expires, IReadOnlyList<string> Packs, IReadOnlyList<string> SignKeys,
    IReadOnlyList<string> SignCommands, bool DryRun);
