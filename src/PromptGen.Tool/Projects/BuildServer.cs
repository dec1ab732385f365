using System;

namespace PromptGen.Tool.Projects;

/// <summary>Whether builds are locked here, by the rules of build/PromptGen.props.</summary>
internal static class BuildServer
{
    /// <param name="variable">Gives the value of an environment variable.</param>
    /// <param name="project">May say <c>PromptGenLocked</c>, which then counts.</param>
    public static bool IsLocked(Func<string, string?> variable, PromptProject project)
    {
        if (project.Properties.Locked is { } stated)
        {
            return stated;
        }

        return Says("CI", "false", "0") || Says("GITHUB_ACTIONS", "false") || Says("TF_BUILD", "false") || Says("GITLAB_CI", "false")
            || Says("TEAMCITY_VERSION") || Says("JENKINS_URL");

        bool Says(string name, params string[] no) =>
            variable(name) is { Length: > 0 } value && !Array.Exists(no, word => value.Equals(word, StringComparison.OrdinalIgnoreCase));
    }
}
