using System.Collections.Generic;
using System.Linq;
using PromptGen.Analyzers.Sinks;

namespace PromptGen.Analyzers.Tests.RealSdks;

/// <summary>One thing that the table says exists: a property, or a parameter of a method or constructor.</summary>
internal sealed record SinkName(TextSink Sink, string? Parameter)
{
    /// <summary>All of the table.</summary>
    public static IReadOnlyList<SinkName> All(SinkTable table) =>
    [
        .. table.Names.SelectMany(table.Named).SelectMany(static sink =>
            sink.Kind == SinkMember.Property ? [new SinkName(sink, null)] : sink.Texts.Select(parameter => new SinkName(sink, parameter))),
    ];

    /// <summary>As it stands in the list: <c>Type.Property</c>, <c>Type.Method(parameter)</c>, <c>new Type(parameter)</c>, <c>*.Method(parameter)</c> for any type of an SDK.</summary>
    public override string ToString() => Sink.Kind switch
    {
        SinkMember.Property => Sink.Type + "." + Sink.Member,
        SinkMember.Constructor => "new " + Sink.Type + "(" + Parameter + ")",
        _ => (Sink.Type.Length == 0 ? "*" : Sink.Type) + "." + Sink.Member + "(" + Parameter + ")",
    };
}
