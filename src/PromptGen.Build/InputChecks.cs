using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Build.Utilities;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Manifest;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Prompts;

namespace PromptGen.Build;

/// <summary>Whether the files on disk are those that an assembly was compiled from, and only those.</summary>
internal sealed class InputChecks(TaskLoggingHelper log, InputFiles inputs, PromptManifest manifest, string assemblyFile)
{
    /// <summary>Reports every reason against it.</summary>
    public bool Pass()
    {
        bool sound = RefuseLinks();
        sound &= CompareInputs();
        sound &= FindUnrecordedPrompts();
        return sound;
    }

    private bool RefuseLinks()
    {
        HashSet<string> links = new(StringComparer.Ordinal);
        foreach (InputFile file in inputs.Files)
        {
            if (inputs.FindLink(file.Path) is { } link && links.Add(link))
            {
                log.LogRule(DiagnosticRules.LinkAmongInputs, link, FilePath.Below(link, inputs.ProjectDirectory) ?? file.RelativePath);
            }
        }

        return links.Count == 0;
    }

    private bool CompareInputs()
    {
        bool equal = true;
        // A partial is an input of many prompts, and is one problem.
        IEnumerable<PromptInput> distinct = manifest.Prompts.SelectMany(static prompt => prompt.Inputs).Distinct();
        foreach (PromptInput input in distinct.OrderBy(static input => input.Path, StringComparer.Ordinal))
        {
            string path = inputs.FullPathOf(input.Path);
            try
            {
                if (ContentHash.OfInput(inputs.ReadText(path)) != input.Sha256)
                {
                    log.LogRule(DiagnosticRules.InputChanged, path, input.Path, assemblyFile);
                    equal = false;
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                log.LogRule(DiagnosticRules.InputMissing, path, input.Path, assemblyFile, exception.Sentence());
                equal = false;
            }
        }

        return equal;
    }

    private bool FindUnrecordedPrompts()
    {
        HashSet<string> recorded = new(manifest.Prompts.Select(static prompt => prompt.Source), StringComparer.Ordinal);
        bool complete = true;
        foreach (InputFile file in inputs.Files)
        {
            if (file.Kind == SourceFileKind.Prompt && !recorded.Contains(file.RelativePath))
            {
                log.LogRule(DiagnosticRules.PromptNotInAssembly, file.Path, file.RelativePath, assemblyFile);
                complete = false;
            }
        }

        return complete;
    }
}
