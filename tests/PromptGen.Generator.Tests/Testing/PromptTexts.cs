namespace PromptGen.Generator.Tests.Testing;

/// <summary>Prompt files that tests put into projects.</summary>
internal static class PromptTexts
{
    /// <summary>A sound prompt with one string variable, <c>body</c>.</summary>
    public static string Prompt(string id, string template = "Classify: {{ body }}") => $"""
        prompt_id: {id}
        version: 2026-03-15.1
        variables:
          body: string
        template: "{template}"

        """;

    /// <summary>A prompt that takes a partial in.</summary>
    public static string Including(string id, string partial) => Prompt(id, "{{ include '" + partial + "' }} {{ body }}");

    /// <summary>Refused: the template names a variable that the file does not declare.</summary>
    public static string Undeclared(string id) => Prompt(id, "Classify: {{ bodi }}");
}
