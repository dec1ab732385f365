using System.Linq;
using PromptGen.Compiler.Files;
using Xunit;

namespace PromptGen.Compiler.Tests.Files;

public sealed class CommentBehindTests
{
    [Theory]
    [InlineData("template: Write to #support.\n", "PG0022 3:20 # `#support.` is a comment in YAML")]
    [InlineData("template: Write to\t#support.\n", "PG0022 3:20 # `#support.` is a comment in YAML")]
    [InlineData("messages:\n  - { role: user, template: Write\n     to #support.\n     }\n", "PG0022 5:9 # `#support.` is a comment in YAML")]
    [InlineData("messages:\n  - role: user\n    template: Use &a or\n      write to   # 1.\n", "PG0022 6:18 # `# 1.` is a comment in YAML")]
    [InlineData("template: x\ntools: [{ name: t }]\nresponse_format:\n  type: json_schema\n  schema:\n    type: object\n    description: Answer # 1\n", "PG0022 9:25 # `# 1` is a comment in YAML")]
    [InlineData("template: x\ntools:\n  - name: t\n    description: Finds order # 5\n", "PG0022 6:30 # `# 5` is a comment in YAML")]
    public void IsReportedWhereTheTextWouldGoOn(string fields, string expected)
    {
        // Both readers of YAML: an anchor is more than the plain one takes.
        foreach (string head in new[] { "prompt_id: triage\nversion: 2026-03-15.1\n", "prompt_id: &id triage\nversion: 2026-03-15.1\n" })
        {
            Assert.Equal(
                [expected + ", so the text ends before it. Put the text in quotes, or move the comment to a separate line."],
                PromptFile.ReadYaml(head + fields).Diagnostics.Select(static problem =>
                    $"{problem.Rule.Id} {problem.Location.StartLine + 1}:{problem.Location.StartColumn + 1} # {problem.Message}"));
        }
    }

    [Theory]
    [InlineData("template: \"Write to #support.\" # quoted\n")]
    [InlineData("template: Write to#support.\n")]
    [InlineData("template: |  # a block\n  Write to #support.\n")]
    [InlineData("# The text.\ntemplate: Write.\n# Its end.\n")]
    [InlineData("template: x\nmodel: gpt   # any\n")]
    [InlineData("template: x\ndescription: Answers   # no model reads this\n")]
    public void CommentsElsewhereAreComments(string fields) =>
        Assert.Empty(PromptFile.ReadYaml("prompt_id: triage   # the id\nversion: 2026-03-15.1   # the first\n" + fields).Diagnostics);
}
