using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Releases;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Tool.Files;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Stamping;

/// <summary>Gives every changed prompt of a project its next version: all of them, or, where one is refused, none.</summary>
internal sealed class StampRun
{
    private readonly LoadedProject _project;
    private readonly StampOptions _options;
    private readonly Dictionary<string, ProjectFile> _files;

    private StampRun(LoadedProject project, StampOptions options)
    {
        _project = project;
        _options = options;
        _files = project.Files.ToDictionary(static file => file.RelativePath, StringComparer.Ordinal);
    }

    /// <exception cref="ToolFailure">The command cannot do its work.</exception>
    public static StampReport Run(ToolContext context, StampOptions options)
    {
        PromptProject project = ProjectLocator.Find(context.Directory, options.PromptFolder);
        if (options.DryRun)
        {
            return new StampRun(LoadedProject.Load(project, LoadOptions.Prompts), options).Run();
        }

        // Loaded only behind the lock: another stamp may be about to change what is read.
        using StampLock exclusive = StampLock.Take(project, context.Terminal);
        FileTransaction.RemoveLeftovers(project.PromptFolder);
        return new StampRun(LoadedProject.Load(project, LoadOptions.Prompts), options).Run();
    }

    private StampReport Run()
    {
        IReadOnlyList<LoadedPrompt> prompts = _project.Select(_options.Ids);
        PromptDiagnostic[] problems = [.. _project.Links(), .. Refusals(prompts)];
        if (problems.Length > 0)
        {
            return new StampReport(_project.Project, [], problems.ToEquatableArray());
        }

        StampedPrompt[] stamped = [.. prompts.Select(prompt => new StampedPrompt(prompt.Definition!, Stamp(prompt)))];
        EquatableArray<PromptDiagnostic> refused = stamped
            .SelectMany(static prompt => prompt.Result is RefusedStamp refusal ? refusal.Problems : [])
            .Distinct()
            .ToEquatableArray();
        if (refused.IsEmpty && !_options.DryRun)
        {
            Write(stamped);
        }

        return new StampReport(_project.Project, stamped, refused);
    }

    /// <summary>
    /// Whatever keeps these prompts from being built, except what a stamp is there to settle: versions that name no release,
    /// and the rules of versions and releases in general, which the stamp itself applies.
    /// </summary>
    private IEnumerable<PromptDiagnostic> Refusals(IReadOnlyList<LoadedPrompt> prompts)
    {
        HashSet<string> paths = new(StringComparer.Ordinal);
        foreach (LoadedPrompt prompt in prompts)
        {
            paths.Add(prompt.File.Path);
            foreach (Fragment fragment in prompt.Resolved?.Partials.Concat(prompt.Resolved.MessageFiles) ?? [])
            {
                paths.Add(fragment.Template.Path);
            }
        }

        return prompts.SelectMany(static prompt => prompt.Errors)
            .Concat(_project.Check.Diagnostics.Where(problem => problem.Severity == RuleSeverity.Error
                && paths.Contains(problem.Location.Path)
                && problem.Rule.Category is not ("PromptGen.Versions" or "PromptGen.Releases")))
            .Distinct()
            .OrderBy(static problem => problem.Location.Path, StringComparer.Ordinal)
            .ThenBy(static problem => problem.Location.Start);
    }

    private StampResult Stamp(LoadedPrompt prompt) => PromptCompiler.Stamp(
        new StampRequest(prompt.File, prompt.Resolved!, _project.Releases, Read, _options.Day) { AcceptContract = _options.AcceptContract });

    private ReadRelease Read(ReleasePath release) => PromptCompiler.ReadRelease(FileContent.Read(_files[release.Path]), CancellationToken.None);

    private void Write(IEnumerable<StampedPrompt> stamped)
    {
        FileTransaction transaction = new();
        foreach (StampedPrompt prompt in stamped)
        {
            if (prompt.Result is not NewStamp stamp)
            {
                continue;
            }

            // The release first: a release that no working file names yet is found by its content and adopted by the next stamp. The
            // other way round, a kill between the two would leave a working file that names a version which does not exist, and
            // every build would fail.
            if (stamp.Release is { } release)
            {
                transaction.Create(_project.Project.FullPath(release.Path), FileContent.Encode(release.Text));
            }

            string path = prompt.Definition.Path;
            transaction.Replace(path, FileContent.Encode(stamp.WorkingText, path));
        }

        if (!transaction.IsEmpty)
        {
            transaction.Commit();
        }
    }
}

/// <summary>What became of one prompt.</summary>
internal sealed record StampedPrompt(PromptDefinition Definition, StampResult Result);

/// <summary>What became of all of them. Where there are problems, nothing was written.</summary>
internal sealed record StampReport(PromptProject Project, IReadOnlyList<StampedPrompt> Prompts, EquatableArray<PromptDiagnostic> Problems);
