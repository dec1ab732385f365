using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Compiler;
using PromptGen.Core.Collections;
using PromptGen.Rollouts;
using PromptGen.Rollouts.Signing;
using PromptGen.Tool.Files;
using PromptGen.Tool.Projects;
using PromptGen.Tool.Stamping;

namespace PromptGen.Tool.Rollouts;

/// <summary>Assembles an environment's files into the one state that applications read.</summary>
internal static class StateBuild
{
    /// <exception cref="ToolFailure">Something in the files must not be published.</exception>
    public static StateBuildReport Run(ToolContext context, StateBuildOptions options)
    {
        SigningOptions signing = SigningOptions.Of(context, options.Signing);
        PromptProject project = ProjectLocator.Find(context.Directory, options.Where);
        if (options.DryRun || options.Output is null)
        {
            return Build(context, options, project, signing).Report;
        }

        using StampLock exclusive = StampLock.Take(project, context.Terminal);
        (StateBuildReport report, FileTransaction transaction) = Build(context, options, project, signing);
        if (!transaction.IsEmpty)
        {
            transaction.Commit();
        }

        return report;
    }

    private static (StateBuildReport Report, FileTransaction Files) Build(ToolContext context, StateBuildOptions options, PromptProject project, SigningOptions signing)
    {
        EnvironmentFolder folder = EnvironmentFolder.Find(project, options.Environment, mayBegin: false);
        ReleaseFiles releases = ReleaseFiles.Of(project);
        ReleaseState state = folder.ReadAll() with { Expires = options.Expires, Packs = Packs(context, options.Packs) };
        state = state with { Serial = Math.Max(state.Serial, options.Serial ?? 0) };
        PromptDiagnostic[] problems =
        [
            .. ReleaseStateReader.Read(ReleaseStateWriter.Write(state)).Problems.At(folder.Path),
            .. OtherHashes(state, folder, releases),
        ];
        if (problems.Length > 0)
        {
            throw new ToolFailure(problems.Distinct().ToEquatableArray(), ExitCode.GateFailed);
        }

        FileTransaction files = new();
        if (options.Output is null)
        {
            byte[] printed = signing.Signer is null
                ? ReleaseStateWriter.Write(state)
                : ReleaseStateFile.Write(signing.Signer.Sign(PayloadTypes.State, ReleaseStateWriter.Write(state)), []);
            WrittenState.Check(printed, state, signing.Signer?.OwnTrust);
            return (new StateBuildReport(state, printed, []), files);
        }

        string[] signedAgain = signing.Signer is null ? [] : [.. SignAgain(folder, releases, signing, state, files)];
        PublishedState published = PublishedState.At(DisplayPath.Full(options.Output, context.Directory), signing);
        byte[]? content = published.Next(state, rollback: null, isSignedEnvironment: false);
        if (content is not null)
        {
            files.Publish(published.Path, content, published.Former);
        }

        return (new StateBuildReport(state, content, signedAgain), files);
    }

    /// <summary>Rollbacks that were signed beforehand with other keys would be refused on the night on which they are needed.</summary>
    /// <returns>The prompts.</returns>
    private static IEnumerable<string> SignAgain(EnvironmentFolder folder, ReleaseFiles releases, SigningOptions signing, ReleaseState state, FileTransaction files)
    {
        HashSet<string> done = new(StringComparer.Ordinal);
        foreach (PromptReleaseState prompt in state.Prompts)
        {
            if (SignedRollback.Read(folder, prompt.Id) is not { } ready || signing.Signer!.HasSigned(ready.Envelope, signing.Trusted) || !done.Add(prompt.Id))
            {
                continue;
            }

            string[] together = folder.Bundles.FirstOrDefault(bundle => bundle.IsMeantBy(prompt.Id)) is { } bundle ? [.. bundle.Prompts] : [prompt.Id];
            done.UnionWith(together);
            PromptReleaseState[] released = [.. together.Select(state.Find).OfType<PromptReleaseState>()];
            if (WayBack.Of(released, releases, signing, ready, state, out _) is { } rollback)
            {
                foreach (string id in together)
                {
                    files.Write(folder.RollbackPath(id), rollback.Write());
                    yield return id;
                }
            }
        }
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
            PromptPackReading reading = PromptPackFile.Read(FileContent.ReadBytes(path, ReleaseLimits.SignedPackBytes), trust: null);
            hashes.Add(reading.Pack?.Hash ?? throw new ToolFailure(reading.Problems.At(path), ExitCode.GateFailed));
        }

        return hashes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToEquatableArray();
    }
}

/// <param name="Output">Null: what would be written goes to the output.</param>
/// <param name="Serial">At least this one; null: as the prompts have it.</param>
internal sealed record StateBuildOptions(
    string Environment, ProjectSelection Where, string? Output, DateTimeOffset? Expires, IReadOnlyList<string> Packs, long? Serial, SigningFiles Signing, bool DryRun);

/// <param name="Content">What the file is to hold; null where it holds that already.</param>
/// <param name="SignedAgain">Prompts whose rollback was signed with other keys.</param>
internal sealed record StateBuildReport(ReleaseState State, byte[]? Content, IReadOnlyList<string> SignedAgain);
