using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PromptGen.Analyzers.Code;
using PromptGen.Analyzers.Flow;
using PromptGen.Analyzers.Sinks;

namespace PromptGen.Analyzers.Rules;

/// <summary>The sinks that count in one compilation.</summary>
internal static class ProjectSinks
{
    public static SinkNames Of(CodeModel code, AnalyzerConfigOptionsProvider options, CancellationToken cancellationToken)
    {
        Compilation compilation = code.Compilation;
        bool hasSdk = SdkNamespaces.AnyIn(compilation) || SdkNamespaces.AnyNamedIn(compilation, cancellationToken);
        SinkTable known = hasSdk ? SinkTable.OfSdks() : SinkTable.OfRequests();
        return new SinkNames(known.With(ConfiguredSinks.Read(compilation, options).AddRange(AttributedSinks.Read(code, cancellationToken))), hasSdk);
    }
}
