using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Tool.Files;
using PromptGen.Tool.Projects;
using PromptGen.Tool.Repository;

namespace PromptGen.Tool.Stamping;

/// <summary>Gives every changed prompt of a project its next version: all of them, or, where one is refused, none.</summary>
internal sealed class StampRun
{
    private readonly ToolContext _context;
    private readonly LoadedProject _project;
    private readonly MergedFiles _merged;
    private readonly StampOptions _options;
    private readonly Dictionary<string, ProjectFile> _files;

    private StampRun(ToolContext context, PromptProject project, StampOptions options)
    {
        _context = context;
        _merged = MergedFiles.Settle(project, LoadedProject.FilesOf(project));
        _project = LoadedProject.Load(project, _merged.Files, LoadOptions.Prompts);
        _options = options;
        _files = _merged.Files.ToDictionary(static file => file.RelativePath, StringComparer.Ordinal);
    }

    /// <exception cref="ToolFailure">The command cannot do its work.</exception>
    public static StampReport Run(ToolContext context, PromptProject project, StampOptions options)
    {
        if (options.DryRun)
        {
            return new StampRun(context, project, options).Run();
        }

        // Loaded only behind the lock: another stamp may be about to change what is read.
        using StampLock exclusive = StampLock.Take(project, context.Terminal);
        FileTransaction.RemoveLeftovers(project.PromptFolder);
        return new StampRun(context, project, options).Run();
    }

    private StampReport Run()
    {
        IReadOnlyList<LoadedPrompt> prompts = _project.Select(_options.Ids);
        PromptDiagnostic[] problems = [.. _project.Links(), .. _merged.Problems, .. Refusals(prompts)];
        if (problems.Length > 0)
        {
            return new StampReport(_project.Project, [], problems.ToEquatableArray());
        }

        StampedPrompt[] stamped = [.. prompts.Select(prompt => new StampedPrompt(prompt.Definition!, Stamp(prompt)))];
        EquatableArray<PromptDiagnostic> refused = stamped
            .SelectMany(static prompt => prompt.Result is RefusedStamp refusal ? refusal.Problems : [])
            .Distinct()
            .ToEquatableArray();
        if (refused.IsEmpty)
        {
            refused = InTheWay(stamped).ToEquatableArray();
        }

        StampReport report = new(_project.Project, stamped, refused) { Settled = Settled(stamped) };
        if (!refused.IsEmpty || _options.DryRun)
        {
            return report;
        }

        IReadOnlyList<string> written = Write(stamped);
        return report with
        {
            NotListed = NotListed(stamped).ToEquatableArray(),
            Ignored = IgnoredFiles.Find(_context, _project.Project.Directory, written, locked: false),
        };
    }

    /// <summary>
    /// Whatever keeps these prompts from being built, except what a stamp is there to settle: versions that name no release,
    /// and the rules of versions and releases in general, which the stamp itself applies. Releases that are still to be moved would be made a second time.
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
                && !problem.Rule.ConcernsReleases))
            .Concat(_project.Check.Diagnostics.Where(static problem => problem.Rule == DiagnosticRules.ReleaseInFormerFolder))
            .Distinct()
            .OrderBy(static problem => problem.Location.Path, StringComparer.Ordinal)
            .ThenBy(static problem => problem.Location.Start);
    }

    /// <summary>Releases that an earlier stamp wrote where the project does not look.</summary>
    private IEnumerable<PromptDiagnostic> InTheWay(StampedPrompt[] stamped) => _project.Project.Properties.Files is null
        ? []
        : NewReleases(stamped).Where(path => !_files.ContainsKey(path) && File.Exists(_project.Project.FullPath(path))).Select(NotListed);

    /// <summary>Releases that were written where the project does not look. What its items take in only MSBuild can say.</summary>
    private IEnumerable<PromptDiagnostic> NotListed(StampedPrompt[] stamped)
    {
        string[] written = [.. NewReleases(stamped)];
        if (written.Length == 0 || _project.Project is not { Properties.Files: not null, ProjectFile: { } projectFile })
        {
            return [];
        }

        HashSet<string> listed = new(ProjectEvaluation.Evaluate(projectFile).Files?.Select(static file => file.RelativePath) ?? written, StringComparer.Ordinal);
        return written.Where(path => !listed.Contains(path)).Select(NotListed);
    }

    private PromptDiagnostic NotListed(string release)
    {
        string folderOfPrompt = release[..release.LastIndexOf('/')];
        string folder = folderOfPrompt[..folderOfPrompt.LastIndexOf('/')];
        return new PromptDiagnostic(
            DiagnosticRules.ReleaseNotListed, new SourceSpan(_project.Project.ProjectFile!, 0, 0, 0, 0, 0, 0), release, folder + "/**/*" + ReleasePath.Ending);
    }

    private static IEnumerable<string> NewReleases(StampedPrompt[] stamped) =>
        stamped.Select(static prompt => (prompt.Result as NewStamp)?.Release?.Path).OfType<string>().Order(StringComparer.Ordinal);

    private StampResult Stamp(LoadedPrompt prompt) => PromptCompiler.Stamp(
        new StampRequest(prompt.File, prompt.Resolved!, _project.Releases, Read, _options.Day, _project.Project.RelativePath(_project.Project.ReleasedBelow)) { AcceptContract = _options.AcceptContract });

    private ReadRelease Read(ReleasePath release) => PromptCompiler.ReadRelease(FileContent.Read(_files[release.Path]), CancellationToken.None);

    /// <returns>The full paths of the files of these prompts that are now new or changed.</returns>
    private IReadOnlyList<string> Write(StampedPrompt[] stamped)
    {
        FileTransaction transaction = new();
        WriteSettledReleases(stamped, transaction);

        // All releases first: a release that no working file names yet is found by its content and adopted by the next stamp. The
        // other way round, a kill between the two would leave a working file that names a version which does not exist, and
        // every build would fail.
        foreach (StampedPrompt prompt in stamped)
        {
            if (prompt.Result is NewStamp { Release: { } release })
            {
                transaction.Create(_project.Project.FullPath(release.Path), FileContent.Encode(release.Text));
            }
        }

        foreach (StampedPrompt prompt in stamped)
        {
            string path = prompt.Definition.Path;
            string? text = (prompt.Result as NewStamp)?.WorkingText ?? _files[prompt.Definition.RelativePath].Content;
            if (text is not null)
            {
                transaction.Replace(path, FileContent.Encode(text, path));
            }
        }

        if (!transaction.IsEmpty)
        {
            transaction.Commit();
        }

        return transaction.Paths;
    }

    /// <summary>
    /// A release under its new version first: a stamp that is killed before the file with both sides is replaced leaves it so, and the next
    /// one finds the release by its hash.
    /// </summary>
    private void WriteSettledReleases(StampedPrompt[] stamped, FileTransaction transaction)
    {
        HashSet<string> created = new(StringComparer.Ordinal);
        foreach (RenamedRelease renamed in Settled(stamped))
        {
            created.Add(renamed.File.Path);
            transaction.Create(_project.Project.FullPath(renamed.File.Path), FileContent.Encode(renamed.File.Text));
        }

        foreach (ProjectFile file in _merged.Files)
        {
            if (file is { Kind: SourceFileKind.Release, Content: { } settled } && !created.Contains(file.RelativePath) && IsOf(stamped, file.RelativePath))
            {
                transaction.Replace(file.FullPath, FileContent.Encode(settled));
            }
        }
    }

    /// <summary>The releases of these prompts that got another version.</summary>
    private RenamedRelease[] Settled(StampedPrompt[] stamped) => [.. _merged.Renamed.Where(renamed => IsOf(stamped, renamed.File.Path))];

    private static bool IsOf(StampedPrompt[] stamped, string release) =>
        ReleasePath.TryParse(release) is { } path && stamped.Any(prompt => prompt.Definition.Id == path.Id);
}

/// <summary>What became of one prompt.</summary>
internal sealed record StampedPrompt(PromptDefinition Definition, StampResult Result);

/// <summary>What became of all of them. Where there are problems, nothing was written.</summary>
internal sealed record StampReport(PromptProject Project, IReadOnlyList<StampedPrompt> Prompts, EquatableArray<PromptDiagnostic> Problems)
{
    /// <summary>Releases that got another version, since both branches of a merge had given theirs.</summary>
    public IReadOnlyList<RenamedRelease> Settled { get; init; } = [];

    /// <summary>Releases that were written, and that no build sees before the project lists them.</summary>
    public EquatableArray<PromptDiagnostic> NotListed { get; init; } = [];

    /// <summary>Files that were written, and that git ignores.</summary>
    public EquatableArray<PromptDiagnostic> Ignored { get; init; } = [];
}
