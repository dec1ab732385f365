System.Console.WriteLine(First.FirstPrompt.Render("a").Text);
System.Console.WriteLine(Second.SecondPrompt.Render("b").Text);
