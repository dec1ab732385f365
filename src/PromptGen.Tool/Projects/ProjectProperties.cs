using System;
using System.Collections.Generic;
using System.IO;
using PromptGen.Compiler;
using PromptGen.Core.Collections;
using PromptGen.Generator.Inputs;
using PromptGen.Tool.Severities;

namespace PromptGen.Tool.Projects;

/// <summary>What a project says about its prompts, as its build sees it.</summary>
/// <param name="Folder">Of the prompt files, as written: relative to the project, or rooted.</param>
/// <param name="Locked">Null where the machine decides.</param>
/// <param name="EmbedDepth">How many earlier releases of each prompt are compiled in.</param>
/// <param name="Files">The prompt files; null where they are those that the package's patterns find in the folder.</param>
internal sealed record ProjectProperties(string Folder, bool? Locked, int EmbedDepth, IReadOnlyList<ProjectFile>? Files)
{
    /// <summary>The defaults of build/PromptGen.props.</summary>
    public static readonly ProjectProperties Default = new(DefaultPromptFolder.Name, Locked: null, ProjectSettings.DefaultEmbedDepth, Files: null);

    /// <summary>Why no build generates code with these properties; without places.</summary>
    public EquatableArray<PromptDiagnostic> Problems { get; init; }

    /// <summary>Versions that have not been released are no error in a locked build either.</summary>
    public bool AllowsUnreleased { get; init; }

    /// <summary>What MSBuild says about severities, where it was asked.</summary>
    public SeveritySettings? Severities { get; init; }

    /// <remarks>
    /// A command answers at once where the project says plainly what it wants, which nearly every project does; a second or two of MSBuild are
    /// spent only where nobody else can tell.
    /// </remarks>
    /// <exception cref="ToolFailure">The project can be understood by MSBuild alone, and MSBuild cannot evaluate it.</exception>
    public static ProjectProperties Of(string projectFile) =>
        ProjectText.NeedsEvaluation(projectFile) ? ProjectEvaluation.Evaluate(projectFile) : Literal(projectFile);

    /// <summary>What is written in the project, whatever only MSBuild could tell.</summary>
    public static ProjectProperties Literal(string projectFile) => From(Path.GetDirectoryName(projectFile)!, name => ProjectText.Property(projectFile, name), files: null);

    /// <param name="directory">Of the project.</param>
    /// <param name="property">Gives the value of a property; null or empty where it is not set.</param>
    /// <param name="files">As in <see cref="Files"/>.</param>
    public static ProjectProperties From(string directory, Func<string, string?> property, IReadOnlyList<ProjectFile>? files)
    {
        string? folder = property("PromptGenFolder");
        string? locked = property("PromptGenLocked");
        string embed = property("PromptGenEmbed") ?? "";
        return new ProjectProperties(
            string.IsNullOrEmpty(folder) ? DefaultPromptFolder.In(directory) : folder.Replace('\\', '/'),
            string.IsNullOrEmpty(locked) ? null : locked.Equals("true", StringComparison.OrdinalIgnoreCase),
            ProjectSettings.EmbedDepth(embed),
            files)
        {
            AllowsUnreleased = string.Equals(property("PromptGenAllowUnreleased"), "true", StringComparison.OrdinalIgnoreCase),
            Problems = ProjectSettings.Check(property("PromptGenNamespace") ?? "", property("PromptGenVisibility") ?? "", embed).ToEquatableArray(),
        };
    }
}
