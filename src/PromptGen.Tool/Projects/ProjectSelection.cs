namespace PromptGen.Tool.Projects;

/// <summary>Which projects a command works on, as its command line says.</summary>
/// <param name="PromptFolder">The folder of prompt files that the user named; null: none.</param>
/// <param name="Project">The project file, or its folder, that the user named; null: none.</param>
internal sealed record ProjectSelection(string? PromptFolder = null, string? Project = null)
{
    /// <summary>The project of the folder where the command was started.</summary>
    public static readonly ProjectSelection Here = new();

    /// <summary>Every project with prompts.</summary>
    public bool All { get; init; }
}
