using System;
using Xunit;

namespace PromptGen.Compiler.Tests.Emission;

public class DocumentationTests
{
    [Fact]
    public void DescriptionsBecomeValidDocumentationWhateverTheyHold()
    {
        PromptProject project = new PromptProject().Prompt("""
            prompt_id: described
            version: 2026-03-15.1
            description: "Compares <a> & <b>.\nNot \"c\" */ // ]]>"
            variables:
              tier: { enum: ["<low>", "a & b"], description: "How <high> & mighty" }
            template: "{{ tier }}"
            """, "Prompts/odd & <named>.prompt.yaml");

        string source = Assert.Single(project.Sources());

        // CompiledCode fails on a documentation comment that is no XML.
        CompiledCode.Of([source], 1200, "");
        Assert.Contains("/// <summary>Compares &lt;a&gt; &amp; &lt;b&gt;. Not \"c\" */ // ]]&gt;</summary>", source, StringComparison.Ordinal);
        Assert.Contains("/// <param name=\"tier\">How &lt;high&gt; &amp; mighty.</param>", source, StringComparison.Ordinal);
        Assert.Contains("/// <summary><c>&lt;low&gt;</c></summary>", source, StringComparison.Ordinal);
    }
}
