using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PromptGen.Analyzers.Flow;

/// <summary>The part of a call or assignment that a reader takes for the sink: its name, not everything that is passed to it.</summary>
internal static class SiteLocation
{
    public static Location Of(IOperation site) => site.Syntax switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name.GetLocation(),
        InvocationExpressionSyntax invocation => invocation.Expression.GetLocation(),
        ObjectCreationExpressionSyntax creation => creation.Type.GetLocation(),
        ImplicitObjectCreationExpressionSyntax creation => creation.NewKeyword.GetLocation(),
        AssignmentExpressionSyntax assignment => assignment.Left.GetLocation(),
        ConstructorInitializerSyntax initializer => initializer.ThisOrBaseKeyword.GetLocation(),
        PrimaryConstructorBaseTypeSyntax type => type.Type.GetLocation(),
        _ => site.Syntax.GetLocation(),
    };
}
