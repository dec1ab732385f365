using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PromptGen.Core.Collections;
using PromptGen.Core.Types;
using PromptGen.Language;
using PromptGen.Language.Binding;
using PromptGen.Language.Interpretation;
using Xunit;

namespace PromptGen.Core.Tests.Language;

/// <summary>The interpreter: that it can be shared and repeated, keeps its limits, and allocates little. What it renders is checked by the conformance vectors.</summary>
public sealed class InterpretedTemplateTests
{
    private static readonly PromptIdentity Identity = new("triage", "2026-03-15.1", "sha256:0", model: null);

    private static readonly EquatableArray<PromptVariable> Variables = EquatableArray.Create(
        new PromptVariable("name", new PromptType(PromptTypeKind.String)),
        new PromptVariable("n", new PromptType(PromptTypeKind.Integer)),
        new PromptVariable("at", new PromptType(PromptTypeKind.DateTime)),
        new PromptVariable("tags", new PromptType(PromptTypeKind.Array) { Items = new PromptType(PromptTypeKind.String) }),
        new PromptVariable("users", new PromptType(PromptTypeKind.Array)
        {
            Items = new PromptType(PromptTypeKind.Object)
            {
                Properties = EquatableArray.Create(
                    new PromptProperty("name", new PromptType(PromptTypeKind.String)),
                    new PromptProperty("age", new PromptType(PromptTypeKind.Integer))),
            },
        }));

    [Fact]
    public void EveryFunctionOfTheLibraryHasAFormInTheInterpreter()
    {
        IEnumerable<TemplateFunction> functions = TemplateLibrary.Names.Select(TemplateLibrary.Find).OfType<TemplateFunction>()
            .Concat(new[] { TemplateTypeKind.DateTime, TemplateTypeKind.Duration }
                .SelectMany(static kind => TemplateLibrary.MembersOf(kind).Select(name => TemplateLibrary.FindMember(kind, name)!)));
        Assert.Empty(functions.Where(static function => function.Refusal is null && !LibraryNodes.Has(function.Implementation)).Select(static function => function.Name));
    }

    [Fact]
    public void ObjectsAndListsAreReadThroughTheirInterfaces()
    {
        InterpretedTemplate template = Create("{{ for u in users }}{{ u.name }}:{{ u.age + n }};{{ end }}{{ users }}{{ tags }}");
        Assert.Equal("Ann:36;Bo:24;[{name: \"Ann\", age: 35}, {name: \"Bo\", age: 23}][\"a\", \"b\"]", template.Render(Arguments(), Identity));
    }

    [Fact]
    public void APartialThatIsEnteredAgainFindsNothingOfTheRunBefore()
    {
        InterpretedTemplate template = Create("{{ for t in tags }}{{ include 'p' t }}{{ end }}", ("p", "{{ if $1 == 'a' }}{{ x = 'first' }}{{ else }}{{ x = $1 }}{{ end }}{{ x }};"));
        Assert.Equal("first;b;", template.Render(Arguments(), Identity));
        Assert.Equal("first;b;", template.Render(Arguments(), Identity));
    }

    [Fact]
    public void AMessageOfTextAndStringsAloneRendersAsAnyOther()
    {
        string[] texts = ["{{ name }}", "a{{ name }}b{{ name }}", "{{ name }}{{ name }}", "é\n{{ name }}\n"];
        foreach (string text in texts)
        {
            TemplateArguments arguments = Arguments();
            string whole = Create(text + "{{ n - n }}").Render(arguments, Identity);
            Assert.Equal(whole.Substring(0, whole.Length - 1), Create(text).Render(arguments, Identity));
        }

        TemplateArguments tooLong = Arguments();
        tooLong[0].Set(new string('x', TemplateLimits.Output));
        Assert.Equal(TemplateLimits.Output, Create("{{ name }}{{ name | string.slice 0 0 }}").Render(tooLong, Identity).Length);
        Assert.Throws<PromptRenderException>(() => Create("{{ name }}.").Render(tooLong, Identity));
    }

    [Fact]
    public void AValueMayRenderAnotherPromptWhileItIsRead()
    {
        InterpretedTemplate inner = Create("<{{ n }}{{ name }}>");
        TemplateArguments innerArguments = Arguments();
        InterpretedTemplate outer = Create("{{ for t in tags }}{{ n }}{{ t }};{{ end }}");
        TemplateArguments arguments = Arguments();
        arguments[3].SetList(new RenderingList(() => inner.Render(innerArguments, Identity)));
        Assert.Equal("1<1Ann>;1<1Ann>;", outer.Render(arguments, Identity));
        Assert.Equal("1<1Ann>;1<1Ann>;", outer.Render(arguments, Identity));
    }

    [Fact]
    public void OneTemplateRendersOnManyThreadsAtOnce()
    {
        InterpretedTemplate template = Create("{{ capture c }}{{ for t in tags }}{{ n }}{{ t }}{{ end }}{{ end }}{{ c }}{{ include 'p' }}", ("p", "{{ name }}{{ n * 2 }}"));
        Parallel.For(0, 2000, i =>
        {
            TemplateArguments arguments = Arguments();
            arguments[1].Set(i);
            Assert.Equal(FormattableString.Invariant($"{i}a{i}bAnn{i * 2}"), template.Render(arguments, Identity));
        });
    }

    [Theory]
    [InlineData("{{ while true }}x{{ end }}", "more than 1000 iterations")]
    [InlineData("{{ for i in 1..40 }}{{ for j in 1..30 }}.{{ end }}{{ end }}", "more than 1000 iterations")]
    [InlineData("{{ for i in 1..40 }}{{ include 'p' }}{{ end }}", "more than 1000 iterations")]
    [InlineData("{{ for i in 1..1000 }}{{ long }}{{ end }}", "would be longer than 1048576 characters")]
    [InlineData("{{ capture c }}{{ for i in 1..1000 }}{{ long }}{{ end }}{{ end }}", "would be longer than 1048576 characters")]
    [InlineData("{{ n / (n - n) | math.round }}{{ n // (n - n) }}", "divides by zero")]
    [InlineData("{{ name[99] }}", "has no character at that index")]
    public void LimitsAndImpossibleValuesThrowAndTheNextRenderingIsUnharmed(string text, string expected)
    {
        InterpretedTemplate template = Create("{{ long = name * 2000 }}" + text, ("p", "{{ for j in 1..30 }}.{{ end }}"));
        PromptRenderException exception = Assert.Throws<PromptRenderException>(() => template.Render(Arguments(), Identity));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.Throws<PromptRenderException>(() => template.Render(Arguments(), Identity));
        Assert.Equal("Ann", Create("{{ name }}").Render(Arguments(), Identity));
    }

    [Fact]
    public void NothingButTheResultIsAllocated()
    {
        InterpretedTemplate template = Create(
            "Dear {{ name }}, {{ n }} of {{ at }}, {{ at | date.to_string '%F' }}\n  {{ include 'p' }}\n{{ for t in tags }}- {{ t }} {{ for.index + 1 }}{{ end }}{{ if n > 3 }}x{{ end }}{{ for u in users }}{{ u.name }}{{ u.age }}{{ end }}{{ tags }}",
            ("p", "a\nb {{ name }}"));
        TemplateArguments arguments = Arguments();
        string text = template.Render(arguments, Identity);
        for (int i = 0; i < 200; i++)
        {
            template.Render(arguments, Identity);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            template.Render(arguments, Identity);
        }

        // A string has a header and a terminator beside its characters.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100, text.Length * 2, (text.Length * 2) + 32);
    }

    [Fact]
    public void ATemplateWithProblemsIsNotInterpreted() => Assert.Throws<ArgumentException>(() => Create("{{ nobody }}"));

    private static TemplateArguments Arguments()
    {
        TemplateArguments arguments = new(5);
        arguments[0].Set("Ann");
        arguments[1].Set(1);
        arguments[2].Set(new DateTime(2026, 3, 15, 10, 0, 0, DateTimeKind.Utc));
        arguments[3].SetList(new[] { "a", "b" });
        arguments[4].SetList(new[] { User("Ann", 35), User("Bo", 23) });
        return arguments;
    }

    private static TemplateRecord User(string name, long age)
    {
        TemplateSlot[] members = new TemplateSlot[2];
        members[0].Set(name);
        members[1].Set(age);
        return new TemplateRecord(members);
    }

    private static InterpretedTemplate Create(string text, params (string Name, string Text)[] partials) => InterpretedTemplate.Create(
        TemplateBinder.Bind(text, new TemplateScope(Variables, partials.ToDictionary(static partial => partial.Name, static partial => partial.Text))), Variables);

    /// <summary>A list of the caller whose items are made when they are read.</summary>
    private sealed class RenderingList(Func<string> item) : IReadOnlyList<string>
    {
        public int Count => 2;

        public string this[int index] => item();

        public IEnumerator<string> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
