using System.Collections.Generic;

namespace PromptGen.Tool.Tests.Repository;

/// <summary>Patterns of the usual ignore files that could take a file of a project with prompts. Those for single tools' files are left out.</summary>
internal static class UsualIgnorePatterns
{
    public static readonly IReadOnlyDictionary<string, string[]> Templates = new Dictionary<string, string[]>
    {
        [".NET and Visual Studio"] =
        [
            "*.user", "*.suo", "*.env", "[Dd]ebug/", "[Dd]ebugPublic/", "[Rr]elease/", "[Rr]eleases/", "x64/", "x86/", "[Ww][Ii][Nn]32/", "[Aa][Rr][Mm]/", "[Aa][Rr][Mm]64/", "bld/", "[Bb]in/", "[Oo]bj/",
            "[Oo]ut/", "[Ll]og/", "[Ll]ogs/", ".vs/", "Generated\\ Files/", "[Tt]est[Rr]esult*/", "[Bb]uild[Ll]og.*", "TestResult.xml", "BenchmarkDotNet.Artifacts/", "project.lock.json", "artifacts/", "*.tlog",
            "*.log", "*.tmp", "*.tmp_proj", "*.cache", "*.[Cc]ache", "*.pdb", "*.meta", "*.obj", "*.rsp", "*.pfx", "*.publishsettings", "*.[Pp]ublish.xml", "*.pubxml", "publish/", "PublishScripts/", "*.nupkg", "*.snupkg",
            "**/[Pp]ackages/*", "!**/[Pp]ackages/build/", "*.nuget.props", "*.nuget.targets", "*.mm.*", "*~", "~$*", "Backup*/", "Generated_Code/", "node_modules/", "OpenCover/", "*.coverage", "*.binlog",
            "MigrationBackup/", ".localhistory/", "[Ee]xpress/", "healthchecksdb", "csx/", "ecf/", "rcf/", "*.jfm", "*.msi", "*.rdl.data", "*_i.c", "*.vscode-test", ".idea/", "*.sln.iml",
        ],
        ["Node"] =
        [
            "logs", "*.log", "npm-debug.log*", "report.[0-9]*.[0-9]*.[0-9]*.[0-9]*.json", "pids", "*.pid", "*.seed", "*.pid.lock", "lib-cov", "coverage", "*.lcov", ".nyc_output", ".grunt", "build/Release", "node_modules/",
            "jspm_packages/", "*.tsbuildinfo", ".npm", ".eslintcache", "*.tgz", ".env", ".env.*", "!.env.example", ".cache", ".next", "out", ".nuxt", "dist", ".temp", ".docusaurus", ".serverless/", ".fusebox/", ".pnp.*",
        ],
        ["JetBrains"] =
        [
            ".idea/**/workspace.xml", ".idea/**/contentModel.xml", ".idea/", "*.iws", "*.iml", "out/", "cmake-build-*/", "atlassian-ide-plugin.xml", ".idea_modules/", "http-client.private.env.json",
        ],
        ["Visual Studio Code"] =
        [
            ".vscode/*", "!.vscode/settings.json", "!.vscode/tasks.json", "!.vscode/launch.json", "!.vscode/extensions.json", "*.code-workspace", ".history/", ".ionide", "*.vsix",
        ],
    };
}
