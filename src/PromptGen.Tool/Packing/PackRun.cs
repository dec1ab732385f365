using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Prompts;
using PromptGen.Rollouts;
using PromptGen.Rollouts.Signing;
using PromptGen.Tool.Files;
using PromptGen.Tool.Projects;
using PromptGen.Tool.Rollouts;

namespace PromptGen.Tool.Packing;

/// <summary>Packs releases: the same ones give the same bytes under the same name, whoever packs them.</summary>
internal static class PackRun
{
    public const string Ending = ".promptpack";

    /// <exception cref="ToolFailure">A release is not there or has faults, or the pack cannot be written.</exception>
    public static PackReport Run(ToolContext context, PackOptions options)
    {
        Signer? signer = Signer.Of(context, options.SignKeys, options.SignCommands);
        PromptProject project = ProjectLocator.Find(context.Directory, options.Where, [.. options.Releases.Select(static release => release.Split('@')[0])]);
        ReleaseFiles releases = ReleaseFiles.Of(project);
        Release[] chosen =
        [
            .. Choose(project, releases, options)
                .Distinct()
                .Select(version => releases.Get(version.Id, version.Version)),
        ];
        if (chosen.Length == 0)
        {
            throw new ToolFailure(DiagnosticRules.NoPromptFiles, project.PromptFolder, ReleasePath.Folder + "/ in " + project.PromptFolder);
        }

        byte[] pack = PromptPackWriter.Write(chosen.Select(static release => (release.Id, release.Version, release.Effective())));
        PromptPackReading reading = PromptPackReader.Read(pack);
        if (reading.Pack is not { } packed)
        {
            throw new ToolFailure(reading.Problems.At(""), ExitCode.GateFailed);
        }

        string path = PathOf(context, options.Output, packed);
        byte[]? former = File.Exists(path) ? FileContent.ReadBytes(path, ReleaseLimits.SignedPackBytes) : null;
        bool isThere = former is not null && IsSame(former, packed, signer);
        if (!isThere && !options.DryRun)
        {
            byte[] content = signer is null ? pack : PromptPackFile.Write(signer.Sign(PayloadTypes.Pack, pack));
            FileTransaction transaction = new();
            transaction.Publish(path, content, former);
            transaction.Commit();
        }

        return new PackReport(packed, path, pack.Length, isThere);
    }

    private static IEnumerable<(string Id, string Version)> Choose(PromptProject project, ReleaseFiles releases, PackOptions options)
    {
        if (options.Environment is { } environment)
        {
            foreach (PromptReleaseState prompt in EnvironmentFolder.Find(project, environment, mayBegin: false).ReadAll().Prompts)
            {
                foreach (ReleasedVersion? version in new[] { prompt.Stable, prompt.Canary?.Release, prompt.Previous })
                {
                    if (version is not null)
                    {
                        yield return (prompt.Id, version.Version);
                    }
                }
            }
        }

        foreach (string name in options.Releases)
        {
            int at = name.IndexOf('@', StringComparison.Ordinal);
            yield return at < 0 ? Latest(name, releases) : (name[..at], name[(at + 1)..]);
        }

        if (options.Environment is null && options.Releases.Count == 0)
        {
            foreach (string id in releases.Ids)
            {
                yield return Latest(id, releases);
            }
        }
    }

    private static (string, string) Latest(string id, ReleaseFiles releases)
    {
        if (releases.Versions(id) is [.., { } latest])
        {
            return (id, latest);
        }

        string advice = NearestName.Question(id, releases.Ids).Trim();
        throw new ToolFailure(DiagnosticRules.UnknownPrompt, "", id, "releases", advice.Length > 0 ? advice : "It does not have a release. Run `dotnet promptgen stamp` to create one.");
    }

    /// <summary>In a folder, a pack has the name of its content.</summary>
    private static string PathOf(ToolContext context, string? output, PromptPack pack)
    {
        string path = DisplayPath.Full(output ?? ".", context.Directory);
        bool isFolder = output is null || Directory.Exists(path) || output.EndsWith('/');
        return isFolder ? Path.Combine(path, pack.Hash.Replace(':', '-') + Ending) : path;
    }

    /// <summary>Signatures differ each time, so what is signed is compared, and who signed it.</summary>
    private static bool IsSame(byte[] content, PromptPack pack, Signer? signer)
    {
        Envelope? envelope = PromptPackFile.ReadEnvelope(content, new ReleaseProblems());
        return PromptPackFile.Read(content, trust: null).Pack?.Hash == pack.Hash
            && (signer is null ? envelope is null : envelope is not null && signer.HasSigned(envelope, []));
    }
}

/// <param name="Releases"><c>ID</c> or <c>ID@VERSION</c>.</param>
/// <param name="Environment">What is live there is packed.</param>
/// <param name="Output">A file or a folder; null: here.</param>
internal sealed record PackOptions(
    IReadOnlyList<string> Releases, string? Environment, ProjectSelection Where, string? Output, IReadOnlyList<string> SignKeys,
    IReadOnlyList<string> SignCommands, bool DryRun);

/// <param name="IsThere">The file holds it already.</param>
internal sealed record PackReport(PromptPack Pack, string Path, int Bytes, bool IsThere);
