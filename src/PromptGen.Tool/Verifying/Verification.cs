using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using PromptGen.Build;
using PromptGen.Compiler;
using PromptGen.Compiler.Manifest;
using PromptGen.Core.Diagnostics;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Verifying;

/// <summary>Compares a manifest with the binary and the files that it speaks of.</summary>
internal static class Verification
{
    /// <exception cref="ToolFailure">The file is no manifest.</exception>
    public static PromptManifest ReadManifest(string path) =>
        PromptManifest.TryRead(FileContent.ReadText(path), out PromptManifest? manifest, out string? error)
            ? manifest
            : throw new ToolFailure(DiagnosticRules.UnreadableInput, path, path, error);

    /// <exception cref="ToolFailure">The file is no assembly, or its records cannot be read.</exception>
    public static IEnumerable<PromptDiagnostic> CompareAssembly(PromptManifest manifest, string path)
    {
        PromptManifest shipped = ReadAssembly(path);
        if (shipped.Assembly != manifest.Assembly)
        {
            yield return Disagree(manifest.Assembly, "the manifest is of this assembly, and the file is " + shipped.Assembly);
        }

        Dictionary<string, RecordedPrompt> known = shipped.Prompts.ToDictionary(static prompt => prompt.Id, StringComparer.Ordinal);
        foreach (RecordedPrompt prompt in manifest.Prompts)
        {
            if (!known.TryGetValue(prompt.Id, out RecordedPrompt? record))
            {
                yield return Disagree(prompt.Id, "the manifest lists it, and the assembly does not have it");
                continue;
            }

            foreach (EntryDifference difference in EntryDifference.Between(record.Json, prompt.Json))
            {
                yield return Disagree(prompt.Id, "manifest and assembly differ in " + difference.Field + ": " + difference.FoundText + " there, " + difference.ExpectedText + " here");
            }
        }

        foreach (string id in known.Keys.Except(manifest.Prompts.Select(static prompt => prompt.Id), StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            yield return Disagree(id, "the assembly has it, and the manifest does not list it");
        }
    }

    /// <summary>What the manifest says of itself: no build writes a prompt twice, prompts in another order, or other fields.</summary>
    public static IEnumerable<PromptDiagnostic> CheckForm(PromptManifest manifest)
    {
        foreach (string name in manifest.UnknownMembers)
        {
            yield return Disagree(manifest.Assembly, "`" + name + "` is not a field of a manifest that this version of PromptGen writes");
        }

        foreach (IGrouping<string, RecordedPrompt> entries in manifest.Prompts.GroupBy(static prompt => prompt.Id, StringComparer.Ordinal))
        {
            int count = entries.Count();
            if (count > 1)
            {
                yield return Disagree(entries.Key, "the manifest lists it " + count.ToString(CultureInfo.InvariantCulture) + " times");
            }
        }

        if (!manifest.IsSorted)
        {
            yield return Disagree(manifest.Assembly, "`prompts` are not sorted by `id`");
        }
    }

    private static PromptManifest ReadAssembly(string path)
    {
        if (!File.Exists(path))
        {
            throw new ToolFailure(DiagnosticRules.FileNotRead, path, path, "There is no such file. Name the assembly that the build wrote with --assembly.");
        }

        try
        {
            AssemblyRecords records = AssemblyRecords.Read(path);
            return PromptManifest.Of(records.AssemblyName, [.. records.Records.Select(record =>
                RecordedPrompt.TryReadRecord(record, out RecordedPrompt? prompt, out string? error)
                    ? prompt
                    : throw new ToolFailure(DiagnosticRules.UnreadableRecord, path, Path.GetFileName(path), error))]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or BadImageFormatException or InvalidDataException)
        {
            throw new ToolFailure(DiagnosticRules.UnreadableRecord, path, Path.GetFileName(path), exception.Message.TrimEnd('.') + ".");
        }
    }

    public static PromptDiagnostic Disagree(string subject, string reason) => new(DiagnosticRules.ManifestDisagrees, default, subject, reason);
}
