Consumer.Transcript.Print();
System.Console.WriteLine(Application.FarewellPrompt.Render("Zoë").Text);
