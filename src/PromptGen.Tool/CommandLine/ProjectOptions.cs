using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.CommandLine;

/// <summary>The options that say which project a command works on.</summary>
internal sealed class ProjectOptions
{
    private readonly Option<string?> _prompts = new("--prompts")
    {
        Description = "Folder of the prompt files. Default: the folder of the project, usually Prompts.",
        HelpName = "DIR",
    };

    private readonly Option<string?> _project = Project("C# project, as its file or folder. Default: the project of this folder, or the only project below it that has prompts.");

    private readonly Option<bool>? _all;

    private ProjectOptions(Option<bool>? all) => _all = all;

    /// <summary>The option alone, for a command that means something else by it.</summary>
    public static Option<string?> Project(string description) => new("--project") { Description = description, HelpName = "PROJECT" };

    /// <summary>For a command that works on one project.</summary>
    public static ProjectOptions One() => new(all: null);

    /// <summary>For a command that can also work on all projects of a solution, one after the other.</summary>
    public static ProjectOptions OneOrAll() => new(new Option<bool>("--all")
    {
        Description = "Every project with prompts below this folder; inside a project, every project of the repository.",
    });

    /// <summary>The words of a command line that choose a project; completion asks it of lines that are not finished.</summary>
    public static ProjectSelection Of(ParseResult line)
    {
        string? Given(string name) => line.CommandResult.Command.Options.FirstOrDefault(option => option.Name == name) is Option<string?> option ? line.GetValue(option) : null;
        return new ProjectSelection(Given("--prompts"), Given("--project"));
    }

    public void AddTo(Command command)
    {
        List<Option> options = _all is null ? [_project, _prompts] : [_project, _all, _prompts];
        foreach (Option option in options)
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            string[] given = [.. options.Where(option => result.GetResult(option) is { Implicit: false }).Select(static option => option.Name)];
            if (given.Length > 1)
            {
                result.AddError("Use only one of " + string.Join(" and ", given) + ".");
            }
        });
    }

    public ProjectSelection Value(ParseResult line) =>
        new(line.GetValue(_prompts), line.GetValue(_project)) { All = _all is not null && line.GetValue(_all) };
}
